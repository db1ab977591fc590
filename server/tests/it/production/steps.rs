//! Several jobs take a step at once: who may, and what is left.

use super::{approved, board, move_order, moved, refs, state};
use crate::{
    jobs::{ANA, OLGA, opened},
    on_both_engines,
    world::World,
};
use app::args;

on_both_engines!(
    several_jobs_take_a_step_and_what_was_left_is_said,
    a_form_that_says_too_little_changes_nothing,
    nobody_moves_what_they_may_not_see,
);

async fn several_jobs_take_a_step_and_what_was_left_is_said(world: World) {
    let (_, jobs) = approved(&world, 2).await;
    let mut olga = world.sign_in(OLGA).await;
    let early = opened(&mut world.sign_in(ANA).await).await;
    let chosen = [&*jobs[0], &*jobs[1], &*early, "J-2026-999999", &*jobs[0]];
    let answer = moved(
        &mut olga,
        "start",
        &chosen,
        &[("back", "/staff/production/list?stage=approved")],
    )
    .await
    .expect(200);
    let page = format!("/staff/production/list?stage=approved&done=start.2&left={early}.state~J-2026-999999.gone");
    assert_eq!(answer.location().replace("%7E", "~"), page);
    for job in &jobs {
        assert_eq!(state(&world, job).await, "in_production");
    }
    assert_eq!(state(&world, &early).await, "awaiting_files");
    let page = olga.page(&page).await.expect(200);
    assert!(page.body.contains("Start production: 2 done."), "{}", page.body);
    assert!(page.body.contains("it is in another state"), "{}", page.body);
    // Pressed twice, it is said and changes nothing.
    let again = moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    assert!(again.location().contains("done=start.0"), "{}", again.location());
    assert_eq!(world.events("order_status_changed").await, 1);
    // An address of elsewhere is not gone back to.
    let answer = moved(&mut olga, "finish", &[&jobs[0]], &[("back", "//evil.example/")])
        .await
        .expect(200);
    assert_eq!(answer.location(), "/staff/production?done=finish.1");
}

async fn a_form_that_says_too_little_changes_nothing(world: World) {
    let (_, jobs) = approved(&world, 1).await;
    let mut olga = world.sign_in(OLGA).await;
    let long = "x".repeat(501);
    for (step, chosen, more, field) in [
        ("", refs(&jobs), vec![], "\"\""),
        ("start", vec![], vec![], "\"\""),
        ("hold", refs(&jobs), vec![("form[reason]", " ")], "form[reason]"),
        ("hold", refs(&jobs), vec![("form[reason]", &*long)], "form[reason]"),
        ("ship", refs(&jobs), vec![("form[tracking]", "1Z")], "form[carrier]"),
    ] {
        let answer = moved(&mut olga, step, &chosen, &more).await.expect(422);
        assert!(answer.body.contains(field), "{step}: {}", answer.body);
    }
    let many: Vec<String> = (0..201).map(|n| format!("J-2026-{n:06}")).collect();
    moved(&mut olga, "start", &refs(&many), &[]).await.expect(422);
    assert_eq!(state(&world, &jobs[0]).await, "approved");
    // Without a script, the page comes back with the message, the choice and what was typed.
    olga.page("/staff/production").await.expect(200);
    let fields = [
        ("form[step]", "hold"),
        ("form[jobs][]", &*jobs[0]),
        ("form[reason]", &*long),
    ];
    let page = olga
        .form("/staff/production", "production/api/move_jobs", &fields)
        .await
        .expect(422);
    assert!(page.body.contains("This is too long"), "{}", page.body);
    assert!(
        page.body.contains(&long) && page.body.contains(" checked"),
        "{}",
        page.body
    );
}

async fn nobody_moves_what_they_may_not_see(world: World) {
    let (_, jobs) = approved(&world, 1).await;
    // Sam, who serves another company, gets production among his pages: his reach is no wider for it.
    world
        .run(
            "INSERT INTO page_access (group_id, page) SELECT id, 'production' FROM groups WHERE built_in = 'csr'",
            args![],
        )
        .await;
    let mut sam = world.sign_in("sam@quoin.example").await;
    assert!(board(&mut sam).await.iter().all(|(_, cards)| cards.is_empty()));
    let answer = moved(&mut sam, "start", &refs(&jobs), &[]).await.expect(200);
    assert!(answer.location().contains(".gone"), "{}", answer.location());
    sam.page(&format!("/staff/production/tickets.pdf?form[jobs][]={}", jobs[0]))
        .await
        .expect(404);
    let order = jobs[0].trim_end_matches("-1");
    move_order(&mut sam, order, "hold", "x").await.expect(404);
    let mut casey = world.sign_in("casey@quoin.example").await;
    assert_eq!(board(&mut casey).await[0].1, jobs);
}
