//! Files: received whole or not at all, told apart by their bytes, sent out as attachments.

use crate::{
    client::Client,
    jobs::opened,
    on_both_engines,
    world::{HOUR, LONGEST_FILE, World},
};
use app::{args, files};
use std::path::Path;

on_both_engines!(
    a_file_is_kept_with_its_hash_and_comes_back_as_it_was,
    the_same_name_is_a_new_version_and_the_same_content_is_none,
    what_a_browser_would_run_leaves_as_bytes,
    a_download_goes_on_where_it_stopped,
    too_long_and_empty_files_leave_nothing,
    without_javascript_several_files_come_as_a_form,
    a_deleted_file_can_be_had_back_for_thirty_days,
);

pub(crate) const ANA: &str = "ana@brackwater.example";

/// Ana's job and where its files go.
pub(crate) async fn job_of_ana(world: &World) -> (Client, String, String) {
    let mut ana = world.sign_in(ANA).await;
    let number = opened(&mut ana).await;
    let files = format!("/jobs/{number}/files");
    (ana, number, files)
}

pub(crate) async fn listed(client: &mut Client, number: &str) -> Vec<serde_json::Value> {
    let answer = client.read("jobs/api/get_job", &[("number", number)]).await.expect(200);
    let job: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    job["files"].as_array().unwrap().clone()
}

/// What is in the folder of the file store.
pub(crate) fn kept(world: &World) -> usize {
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
    format!("{:x}", Sha256::digest(content))
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
    // Whoever goes to the address that the browser then shows comes to the job.
    assert_eq!(ana.page(&files).await.expect(303).location(), page);
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
