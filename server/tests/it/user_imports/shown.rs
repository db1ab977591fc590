//! What is shown of a file is what is done with it, or nothing is.

use super::{ADMIN, HERE, import, looked, problems, sent, users};
use crate::{on_both_engines, world::World};
use app::{args, imports};

on_both_engines!(
    a_file_is_looked_through_once_when_it_is_sent,
    a_file_is_shown_in_the_language_of_whoever_looks,
    a_file_that_no_longer_fits_changes_nothing,
    a_file_that_would_do_what_was_not_shown_is_refused_and_shown_anew,
    a_file_is_gone_after_a_day,
);

async fn a_file_is_looked_through_once_when_it_is_sent(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(&mut admin, HERE, "email,name\nana@brackwater.example,Ana R.\n").await;
    let kept = "SELECT COUNT(*) FROM imports WHERE looked <> ''";
    assert_eq!(world.count(kept, args![]).await, 1);
    // Its page shows what was found then.
    let rename = "UPDATE users SET name = 'Ana R.' WHERE email = 'ana@brackwater.example'";
    world.run(rename, args![]).await;
    assert_eq!(looked(&mut admin, &id).await["changed"], 1);
    // What was sent before this was kept is looked through when it is first looked at.
    world.run("UPDATE imports SET looked = ''", args![]).await;
    assert_eq!(looked(&mut admin, &id).await["changed"], 0);
    assert_eq!(world.count(kept, args![]).await, 1);
}

async fn a_file_is_shown_in_the_language_of_whoever_looks(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(&mut admin, HERE, "email,groups\nrobin@quoin.example,Operators\n").await;
    let run = looked(&mut admin, &id).await;
    admin.call("auth/api/set_language", &[("lang", "ja")]).await.expect(200);
    let now = looked(&mut admin, &id).await;
    assert_eq!(
        now["planned"][0]["what"],
        "「オペレーター」に追加、「カスタマーサービス」から削除"
    );
    // It is the same import all the same.
    assert_eq!(now["seen"], run["seen"]);
    import(&mut admin, &id, &run).await.expect(200);
}

async fn a_file_that_no_longer_fits_changes_nothing(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        HERE,
        "email,name,groups,company\na@x.example,A,CSR,\nb@x.example,B,Buyers,Nordlys Outdoor Gear\n",
    )
    .await;
    let run = looked(&mut admin, &id).await;
    assert_eq!(run["problem_count"], 0);
    // Meanwhile the company is called something else.
    world
        .run(
            "UPDATE companies SET name = 'Nordlys' WHERE name = 'Nordlys Outdoor Gear'",
            args![],
        )
        .await;
    let before = users(&world).await;
    import(&mut admin, &id, &run).await.expect(409);
    assert_eq!(users(&world).await, before);
    // It was given back whole: it can still be done.
    let applied = world
        .count("SELECT COUNT(*) FROM imports WHERE applied_at IS NOT NULL", args![])
        .await;
    assert_eq!(applied, 0);
    assert_eq!(problems(&looked(&mut admin, &id).await), [(3, "company")]);
}

async fn a_file_that_would_do_what_was_not_shown_is_refused_and_shown_anew(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(
        &mut admin,
        HERE,
        "email,name,groups\nana@brackwater.example,Ana R.,\ncasey@quoin.example,Casey L.,CSR\n",
    )
    .await;
    let first = looked(&mut admin, &id).await;
    // Meanwhile Ana has another name, which the file would write over; then Casey is an operator too.
    for sql in [
        "UPDATE users SET name = 'Ana Maria Ruiz' WHERE email = 'ana@brackwater.example'",
        "INSERT INTO group_members (group_id, user_id)
         SELECT g.id, u.id FROM groups g CROSS JOIN users u
         WHERE g.built_in = 'operators' AND u.email = 'casey@quoin.example'",
    ] {
        world.run(sql, args![]).await;
        let run = looked(&mut admin, &id).await;
        let answer = import(&mut admin, &id, &run).await.expect(409);
        assert!(answer.body.contains("Nothing was imported"), "{}", answer.body);
    }
    assert_eq!(world.events("user_changed").await, 0);
    let run = looked(&mut admin, &id).await;
    assert!(
        run["planned"].to_string().contains("leaves Operators"),
        "shown anew: {run}"
    );
    // Another page may still show what was found first.
    import(&mut admin, &id, &first).await.expect(409);
    import(&mut admin, &id, &run).await.expect(200);
    assert_eq!(world.events("user_changed").await, 2);
}

async fn a_file_is_gone_after_a_day(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let id = sent(&mut admin, HERE, "email\nana@brackwater.example\n").await;
    imports::tidy(&world.shop).await.unwrap();
    looked(&mut admin, &id).await;
    world.later(24 * crate::world::HOUR);
    let mut admin = world.sign_in(ADMIN).await;
    admin
        .read("people/api/get_user_import", &[("id", &id)])
        .await
        .expect(404);
    imports::tidy(&world.shop).await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM imports", args![]).await, 0);
}
