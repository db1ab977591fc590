use super::{
    media::{disposition, media_type, safe, shown_name},
    texts::{progress, size},
};
use crate::ui::Lang;

#[test]
fn what_a_file_is_its_bytes_say_and_not_its_name() {
    for (content, expected) in [
        (&b"%PDF-1.7\n%..."[..], "application/pdf"),
        (&b"junk before the header %PDF-1.4"[..], "application/pdf"),
        (&[0xff, 0xd8, 0xff, 0xe0, 0, 0][..], "image/jpeg"),
        (&[0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0][..], "image/tiff"),
        (&b"PK\x03\x04rest of an archive"[..], "application/zip"),
        // What a browser could run is bytes and no more.
        (
            &b"<!DOCTYPE html><script>alert(1)</script>"[..],
            "application/octet-stream",
        ),
        (
            &b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..],
            "application/octet-stream",
        ),
        (&b"<?xml version='1.0'?><x/>"[..], "application/octet-stream"),
        (&b"#!/bin/sh"[..], "application/octet-stream"),
        (&b""[..], "application/octet-stream"),
    ] {
        assert_eq!(media_type(content), expected, "{:?}", String::from_utf8_lossy(content));
    }
    assert_eq!(safe("text/html"), "application/octet-stream");
}

#[test]
fn a_name_is_shown_and_never_a_path() {
    for (sent, shown) in [
        ("flyer.pdf", "flyer.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ana\\flyer.pdf", "flyer.pdf"),
        ("..", "file"),
        ("", "file"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("cod\u{202e}fdp.exe", "codfdp.exe"),
        ("表紙 最終.pdf", "表紙 最終.pdf"),
        // The same name from a Mac, whose letters come in parts.
        ("u\u{308}ber.pdf", "über.pdf"),
    ] {
        assert_eq!(shown_name(sent), shown, "{sent:?}");
    }
    let long = shown_name(&format!("{}.pdf", "語".repeat(300)));
    assert_eq!(long.chars().count(), 150);
    assert!(long.ends_with("語.pdf"), "{long}");
}

#[test]
fn a_download_is_an_attachment_whatever_its_name() {
    assert_eq!(
        disposition("flyer (1).pdf"),
        "attachment; filename=\"flyer (1).pdf\"; filename*=UTF-8''flyer%20%281%29.pdf"
    );
    assert_eq!(
        disposition("a\"; x=\"表.pdf"),
        "attachment; filename=\"a_; x=__.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22%E8%A1%A8.pdf"
    );
}

#[test]
fn sizes_and_times_are_those_people_say() {
    for (bytes, expected) in [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (1_440_000, "1.4 MB"),
        (80_400_000, "80.4 MB"),
        (999_960, "1 MB"),
        (5_000_000_000, "5 GB"),
    ] {
        assert_eq!(size(bytes), expected);
    }
    assert_eq!(
        progress(12_400_000, 80_000_000, 3_100_000, Lang::En),
        "12.4 MB of 80 MB · 3.1 MB/s · 22 s left"
    );
    assert_eq!(
        progress(0, 5_000_000_000, 1_000_000, Lang::Ja),
        "0 bytes / 5 GB · 1 MB/秒 · 残り1時間23分"
    );
}
