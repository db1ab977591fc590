//! Files: received whole or not at all, told apart by their bytes, sent out as attachments.

use crate::{
    client::{Client, multipart},
    jobs::opened,
    on_both_engines,
    world::{HOUR, LONGEST_FILE, World},
};
use app::{args, files};
use axum::{body::Body, http::Request};
use futures::stream;
use std::{convert::Infallible, path::Path};

on_both_engines!(
    a_file_is_kept_with_its_hash_and_comes_back_as_it_was,
    the_same_name_is_a_new_version_and_the_same_content_is_none,
    what_a_browser_would_run_leaves_as_bytes,
    a_download_goes_on_where_it_stopped,
    too_long_and_empty_files_leave_nothing,
    an_upload_that_breaks_off_leaves_nothing,
    an_upload_of_another_identity_takes_nothing,
    an_upload_on_behalf_ends_with_the_session,
    whoever_only_looks_uploads_nothing,
    without_javascript_several_files_come_as_a_form,
    a_deleted_file_can_be_had_back_for_thirty_days,
);

const ANA: &str = "ana@brackwater.example";

/// Ana's job and where its files go.
async fn job_of_ana(world: &World) -> (Client, String, String) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let files = format!("/jobs/{number}/files");
    (ana, number, files)
}

async fn listed(client: &mut Client, number: &str) -> Vec<serde_json::Value> {
    let answer = client.read("jobs/api/get_job", &[("number", number)]).await.expect(200);
    let job: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    job["files"].as_array().unwrap().clone()
}

/// What is in the folder of the file store.
fn kept(world: &World) -> usize {
    fn count(folder: &Path) -> usize {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| if path.is_dir() { count(&path) } else { 1 })
            .sum()
    }
    count(&world.data.path().join("files"))
}

async fn a_file_is_kept_with_its_hash_and_comes_back_as_it_was(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    let content: Vec<u8> = b"%PDF-1.7\n"
        .iter()
        .copied()
        .chain((0..200_000u32).map(|n| (n % 251) as u8))
        .collect();
    let answer = ana.upload(&files, "表紙 final.pdf", &content).await.expect(200);
    assert_eq!(answer.body, "\"Added\"");
    let file = &listed(&mut ana, &number).await[0];
    assert_eq!(file["name"], "表紙 final.pdf");
    let version = &file["versions"][0];
    assert_eq!(version["size"], content.len());
    assert_eq!(version["kind"], "PDF");
    assert_eq!(version["sha256"], hash(&content));
    let link = format!("{files}/{}", version["id"].as_str().unwrap());
    let sent = ana.fetch(&link, &[]).await;
    assert_eq!(sent.0.status, 200);
    assert_eq!(sent.1, content);
    assert_eq!(sent.0.headers["content-type"], "application/pdf");
    assert_eq!(sent.0.headers["content-length"], content.len().to_string());
    assert_eq!(sent.0.headers["x-content-type-options"], "nosniff");
    let named = sent.0.headers["content-disposition"].to_str().unwrap();
    assert!(
        named.starts_with("attachment; ") && named.contains("filename*=UTF-8''%E8%A1%A8"),
        "{named}"
    );
    // Staff of the job have it at their own address; the customer's is not theirs.
    let mut olga = world.sign_in("olga@quoin.example").await;
    assert_eq!(olga.fetch(&format!("/staff{link}"), &[]).await.1, content);
    olga.page(&link).await.expect(404);
    // A version of one job is not found under another.
    let other = opened(&mut ana).await;
    ana.page(&link.replace(&number, &other)).await.expect(404);
}

fn hash(content: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

async fn the_same_name_is_a_new_version_and_the_same_content_is_none(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    for (name, content, expected) in [
        ("a.pdf", "%PDF-1", "\"Added\""),
        ("a.pdf", "%PDF-1", "\"Unchanged\""),
        ("a.pdf", "%PDF-2", "\"Added\""),
        ("b.pdf", "%PDF-2", "{\"SameAs\":\"a.pdf\"}"),
        // What an older version had is no longer what the file is.
        ("a.pdf", "%PDF-1", "\"Added\""),
    ] {
        let answer = ana.upload(&files, name, content.as_bytes()).await.expect(200);
        assert_eq!(answer.body, expected, "{name} {content}");
    }
    let list = listed(&mut ana, &number).await;
    let versions: Vec<i64> = list[0]["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|version| version["version"].as_i64().unwrap())
        .collect();
    assert_eq!(versions, [3, 2, 1]);
    assert_eq!(list.len(), 2);
    assert_eq!(kept(&world), 4, "nothing of what was refused");
}

async fn what_a_browser_would_run_leaves_as_bytes(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    for (name, content) in [
        ("page.html", "<!DOCTYPE html><script>alert(1)</script>"),
        (
            "logo.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        ),
        ("image.png", "<html>not a picture</html>"),
    ] {
        ana.upload(&files, name, content.as_bytes()).await.expect(200);
    }
    for file in listed(&mut ana, &number).await {
        let id = file["versions"][0]["id"].as_str().unwrap();
        let sent = ana.page(&format!("{files}/{id}")).await.expect(200);
        assert_eq!(sent.headers["content-type"], "application/octet-stream");
        assert!(
            sent.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        let policy = sent.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
    }
}

async fn a_download_goes_on_where_it_stopped(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    ana.upload(&files, "a.pdf", b"%PDF-0123456789").await.expect(200);
    let id = listed(&mut ana, &number).await[0]["versions"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let link = format!("{files}/{id}");
    for (range, status, content, about) in [
        ("bytes=5-", 206, "0123456789", "bytes 5-14/15"),
        ("bytes=0-3", 206, "%PDF", "bytes 0-3/15"),
        ("bytes=-2", 206, "89", "bytes 13-14/15"),
        ("bytes=99-", 416, "", "bytes */15"),
    ] {
        let (answer, body) = ana.fetch(&link, &[("range", range)]).await;
        assert_eq!(answer.status.as_u16(), status, "{range}");
        assert_eq!(String::from_utf8(body).unwrap(), content, "{range}");
        assert_eq!(answer.headers["content-range"], about, "{range}");
    }
    for several in ["bytes=0-1,3-4", "pages=1-2"] {
        let (answer, body) = ana.fetch(&link, &[("range", several)]).await;
        assert_eq!((answer.status.as_u16(), body.len()), (200, 15), "{several}");
    }
}

async fn too_long_and_empty_files_leave_nothing(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    let longest = usize::try_from(LONGEST_FILE).unwrap();
    let answer = ana.upload(&files, "a.pdf", &vec![7; longest + 1]).await.expect(422);
    assert!(answer.body.contains("up to 1 MB"), "{}", answer.body);
    let answer = ana.upload(&files, "a.pdf", b"").await.expect(422);
    assert!(answer.body.contains("This file is empty."), "{}", answer.body);
    assert_eq!(listed(&mut ana, &number).await.len(), 0);
    assert_eq!(kept(&world), 0);
    assert_eq!(world.count("SELECT COUNT(*) FROM uploads", args![]).await, 0);
    ana.upload(&files, "a.pdf", &vec![7; longest]).await.expect(200);
}

/// A request whose body ends before it is whole.
fn broken(files: &str, identity: &str) -> Request<Body> {
    let (kind, body) = multipart(&[("file", Some("a.pdf"), &[7; 100_000])]);
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
            "INSERT INTO uploads (id, job_id, alive_until) SELECT $1, id, $2 FROM jobs WHERE number = $3",
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
    let (kind, body) = multipart(&[("file", Some("b.pdf"), &[7; 50_000])]);
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

async fn without_javascript_several_files_come_as_a_form(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    let page = format!("/jobs/{number}");
    ana.page(&page).await.expect(200);
    let answer = ana
        .upload_form(&page, &files, &[("a.pdf", b"%PDF-a"), ("b.pdf", b"%PDF-b")])
        .await
        .expect(303);
    assert_eq!(answer.location(), page);
    assert_eq!(listed(&mut ana, &number).await.len(), 2);
    let answer = ana.upload_form(&page, &files, &[("", b"")]).await.expect(422);
    assert!(answer.body.contains("Choose a file first."), "{}", answer.body);
    assert!(answer.body.contains("a.pdf"), "the page is there again");
}

async fn a_deleted_file_can_be_had_back_for_thirty_days(world: World) {
    let (mut ana, number, files) = job_of_ana(&world).await;
    ana.upload(&files, "a.pdf", b"%PDF-a").await.expect(200);
    let file = listed(&mut ana, &number).await[0].clone();
    let id = file["id"].as_str().unwrap();
    let link = format!("{files}/{}", file["versions"][0]["id"].as_str().unwrap());
    let fields = [("number", &*number), ("file", id)];
    ana.call("files/api/delete_file", &fields).await.expect(200);
    ana.page(&link).await.expect(404);
    assert_eq!(listed(&mut ana, &number).await[0]["deleted"], true);
    ana.call("files/api/restore_file", &fields).await.expect(200);
    ana.page(&link).await.expect(200);
    // Meanwhile its name may be another file's.
    ana.call("files/api/delete_file", &fields).await.expect(200);
    ana.upload(&files, "a.pdf", b"%PDF-b").await.expect(200);
    ana.call("files/api/restore_file", &fields).await.expect(409);
    world.later(31 * 24 * HOUR);
    files::tidy(&world.shop).await.unwrap();
    assert_eq!(kept(&world), 1);
    let mut ana = world.sign_in(ANA).await;
    ana.call("files/api/restore_file", &fields).await.expect(404);
    assert_eq!(listed(&mut ana, &number).await.len(), 1);
}
