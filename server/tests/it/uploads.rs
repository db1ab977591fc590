//! Uploads that must not become files: cut off, of somebody else, after the end of an on-behalf session.

use crate::{
    client::multipart,
    files::{ANA, job_of_ana, kept, listed},
    on_both_engines,
    world::{HOUR, World},
};
use app::{args, files};
use axum::{body::Body, http::Request};
use futures::stream;
use std::convert::Infallible;

on_both_engines!(
    an_upload_that_breaks_off_leaves_nothing,
    an_upload_of_another_identity_takes_nothing,
    an_upload_on_behalf_ends_with_the_session,
    whoever_only_looks_uploads_nothing,
);

/// A request whose body ends before it is whole.
fn broken(files: &str, identity: &str) -> Request<Body> {
    let (kind, body) = multipart(&[("file", Some("a.pdf"), &vec![7; 100_000])]);
    let pieces = stream::iter([Ok::<_, Infallible>(body[..60_000].to_vec())]);
    Request::post(files)
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin")
        .header("x-quoin-identity", identity)
        .body(Body::from_stream(pieces))
        .unwrap()
}

async fn an_upload_that_breaks_off_leaves_nothing(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    let request = broken(&files, &ana.identity);
    ana.send(request).await.expect(422);
    assert_eq!(listed(&mut ana, &number).await.len(), 0);
    assert_eq!(kept(&world), 0);
    // A server that died in the middle of one: what it left goes once nobody can finish it.
    let half = world.data.path().join("files/77");
    std::fs::create_dir_all(&half).unwrap();
    let id = "01900000-0000-7000-8000-000000000077";
    for name in [id.to_owned(), format!("{id}#1")] {
        std::fs::write(half.join(name), "half").unwrap();
    }
    world
        .run(
            "INSERT INTO uploads (id, job_id, user_id, alive_until) SELECT $1, id, buyer_id, $2 FROM jobs WHERE number = $3",
            args![id, world.shop.now() + HOUR, &number],
        )
        .await;
    files::tidy(&world.shop).await.unwrap();
    assert_eq!(kept(&world), 2, "it may still be alive");
    assert_eq!(listed(&mut ana, &number).await.len(), 0);
    world.later(HOUR + 1);
    files::tidy(&world.shop).await.unwrap();
    assert_eq!(kept(&world), 0);
}

async fn an_upload_of_another_identity_takes_nothing(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    ana.forget_page();
    ana.upload(&files, "a.pdf", b"%PDF-").await.expect(409);
    ana.page("/jobs").await;
    assert_eq!(listed(&mut ana, &number).await.len(), 0);
    // From another site nothing is taken at all.
    let (kind, body) = multipart(&[("file", Some("a.pdf"), b"%PDF-")]);
    let request = Request::post(&files)
        .header("content-type", kind)
        .header("sec-fetch-site", "cross-site")
        .header("x-quoin-identity", &ana.identity);
    ana.send(request.body(Body::from(body)).unwrap()).await.expect(403);
    assert_eq!(kept(&world), 0);
}

async fn an_upload_on_behalf_ends_with_the_session(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    let mut casey = world.casey_for_ana().await;
    casey.upload(&files, "a.pdf", b"%PDF-by Casey").await.expect(200);
    let by = |list: &[serde_json::Value]| list[0]["versions"][0]["by"].as_str().unwrap().to_owned();
    assert_eq!(by(&listed(&mut ana, &number).await), "customer service");
    let (kind, body) = multipart(&[("file", Some("b.pdf"), &vec![7; 50_000])]);
    // While the file is on its way, the session ends.
    let ended = world.shop.clone();
    let pieces = stream::unfold((0, body, ended), |(n, body, shop)| async move {
        if n == 1 {
            let sql = "UPDATE on_behalf_sessions SET ended_at = 1, ended_how = 'ended_by_staff'";
            let shop = shop.clone();
            // By itself: the stream may not be polled while it waits for the store.
            tokio::spawn(async move { shop.db().execute(sql, args![]).await })
                .await
                .unwrap()
                .unwrap();
        }
        let middle = body.len() / 2;
        let piece = match n {
            0 => body[..middle].to_vec(),
            1 => body[middle..].to_vec(),
            _ => return None,
        };
        Some((Ok::<_, Infallible>(piece), (n + 1, body, shop)))
    });
    let request = Request::post(&files)
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin")
        .header("x-quoin-identity", &casey.identity)
        .body(Body::from_stream(pieces))
        .unwrap();
    casey.send(request).await.expect(409);
    assert_eq!(listed(&mut ana, &number).await.len(), 1);
    assert_eq!(kept(&world), 1);
}

async fn whoever_only_looks_uploads_nothing(world: World) {
    let (_, number, files) = job_of_ana(&world).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    casey.start(&world.user(ANA).await, "look").await;
    casey.page(&format!("/jobs/{number}")).await.expect(200);
    casey.upload(&files, "a.pdf", b"%PDF-").await.expect(403);
    assert_eq!(kept(&world), 0);
    assert_eq!(world.events("on_behalf_refused").await, 1);
}
