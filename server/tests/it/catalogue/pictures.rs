//! Pictures of products.

use super::{ADMIN, ANA, act, product, product_of, seen_by_staff};
use crate::{
    client::{Answer, Client, multipart},
    on_both_engines,
    world::{PNG, World},
};
use axum::{
    body::Body,
    http::{Request, header},
};

on_both_engines!(a_picture_is_what_its_bytes_say_and_stays_under_its_hash);

async fn send_picture(client: &mut Client, id: &str, version: &str, content: &[u8], accept: &str) -> Answer {
    let identity = client.identity.clone();
    let fields: [(&str, Option<&str>, &[u8]); 3] = [
        ("identity", None, identity.as_bytes()),
        ("version", None, version.as_bytes()),
        ("file", Some("mug.png"), content),
    ];
    let (kind, body) = multipart(&fields);
    let request = Request::post(format!("/staff/catalogue/{id}/picture"))
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, kind)
        .header("sec-fetch-site", "same-origin");
    client.send(request.body(Body::from(body)).unwrap()).await
}

async fn a_picture_is_what_its_bytes_say_and_stays_under_its_hash(world: World) {
    let (mut admin, mut ana) = (world.sign_in(ADMIN).await, world.sign_in(ANA).await);
    let id = product_of(&world, "poster").await;
    let html = "text/html,application/xhtml+xml";
    let long = [PNG, &vec![0; 5 * 1024 * 1024]].concat();
    let wide = [&PNG[..16], &6_001_u32.to_be_bytes(), &PNG[20..]].concat();
    for (wrong, said) in [
        (
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..],
            "no PNG",
        ),
        (b"GIF89a", "no PNG"),
        (b"", "Choose a picture"),
        (&long, "longer than 5 MB"),
        (&PNG[..16], "no PNG"),
        (&wide, "longer than 6,000 px"),
    ] {
        let page = send_picture(&mut admin, &id, "1", wrong, html).await.expect(422);
        assert!(page.body.contains(said), "{said}");
    }
    send_picture(&mut admin, &id, "1", PNG, html).await.expect(303);
    send_picture(&mut admin, &id, "1", PNG, "application/json")
        .await
        .expect(409);
    let picture = seen_by_staff(&mut admin, &id).await["picture"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(picture.get(64..), Some(".png"), "{picture}");
    assert!(
        product(&mut ana, "poster")
            .await
            .body
            .contains("\"picture\":\"poster\""),
        "it waits in the draft"
    );
    act(&mut admin, "publish_product", &id).await.expect(200);
    assert!(
        ana.page("/product/poster")
            .await
            .body
            .contains(&format!("/product-pictures/{picture}"))
    );

    let (answer, bytes) = ana.fetch(&format!("/product-pictures/{picture}"), &[]).await;
    assert_eq!((answer.status.as_u16(), &*bytes), (200, PNG));
    assert_eq!(answer.headers["content-type"], "image/png");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert!(answer.headers["cache-control"].to_str().unwrap().contains("immutable"));
    let none = format!("/product-pictures/{}.png", "0".repeat(64));
    assert_eq!(ana.fetch(&none, &[]).await.0.status.as_u16(), 404);

    act(&mut admin, "remove_picture", &id).await.expect(200);
    assert_eq!(seen_by_staff(&mut admin, &id).await["picture"], "");
}
