//! Where a product's picture is.

/// The address of a picture: of an uploaded one by its hash, else of one that comes with Quoin.
pub(crate) fn picture_address(picture: &str) -> String {
    if picture.is_empty() {
        "/pictures/none.svg".to_owned()
    } else if picture.contains('.') {
        format!("/product-pictures/{picture}")
    } else {
        format!("/pictures/{picture}.svg")
    }
}
