//! Files in a bucket, on a real S3 server: npm's `s3rver` in a process of its own.

use crate::{jobs::opened, world::World};
use app::{args, files, files::FileStore};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

const BUCKET: &str = "artwork";

struct S3Server {
    process: Child,
    port: String,
    folder: TempDir,
}

impl S3Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = Command::new("node")
            .arg("support/s3.mjs")
            .args([folder.path(), Path::new(BUCKET)])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let line = BufReader::new(process.stdout.take().unwrap()).lines().next();
        let line = line.expect("the S3 server listens: bin/test installs it").unwrap();
        let port = line.strip_prefix("listening ").unwrap().to_owned();
        Self { process, port, folder }
    }

    fn files(&self) -> FileStore {
        let settings = [
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_REGION", "eu-north-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "S3RVER".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "S3RVER".to_owned()),
            ("AWS_PROFILE", "a setting that means nothing here".to_owned()),
        ];
        let settings = settings.map(|(name, value)| (name.to_owned(), value));
        // The program does this once, when it is told of a bucket.
        let _ = rustls::crypto::ring::default_provider().install_default();
        FileStore::in_bucket(BUCKET, "/shop/files/", settings).unwrap()
    }

    /// The objects of the bucket.
    fn objects(&self) -> Vec<PathBuf> {
        fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else if path.to_str().unwrap().ends_with("._S3rver_object") {
                    found.push(path);
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.folder.path().join(BUCKET), &mut found);
        found
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_to_a_bucket_in_parts_and_comes_back_whole_or_in_part() {
    let server = S3Server::start();
    let world = World::on_sqlite_with(server.files()).await;
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let path = format!("/jobs/{}/files", opened(&mut ana).await);
    // Three parts of 8 MiB, the last one shorter.
    let content: Vec<u8> = (0..20_000_000_u32)
        .map(|n| u8::try_from(n * 7 % 251).unwrap())
        .collect();
    ana.upload(&path, "large.pdf", &content).await.expect(200);
    let objects = server.objects();
    assert_eq!(objects.len(), 1, "{objects:?}");
    assert!(
        objects[0].to_str().unwrap().contains("/artwork/shop/files/"),
        "{objects:?}"
    );
    let (version,): (String,) = world.one("SELECT id FROM file_versions", args![]).await;
    let link = format!("{path}/{version}");
    assert!(ana.fetch(&link, &[]).await.1 == content, "it comes back as it went");
    let (answer, part) = ana.fetch(&link, &[("range", "bytes=8388600-8388615")]).await;
    assert_eq!(answer.status, 206);
    assert_eq!(part, content[8_388_600..8_388_616]);

    // What is too long, or deleted long ago, is not there.
    ana.upload(&path, "longer.pdf", &vec![7; 25_000_001]).await.expect(422);
    assert_eq!(server.objects().len(), 1);
    let number = path.split('/').nth(2).unwrap().to_owned();
    let (file,): (String,) = world.one("SELECT id FROM files", args![]).await;
    ana.call("files/api/delete_file", &[("number", &number), ("file", &file)])
        .await
        .expect(200);
    world.later(31 * 24 * crate::world::HOUR);
    files::tidy(&world.shop).await.unwrap();
    assert_eq!(server.objects().len(), 0);
}
