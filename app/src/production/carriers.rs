//! Carriers whose shipments can be followed on their own pages. What is typed as a carrier's name may be any other.

/// Names, and the address of a shipment's page before its tracking number.
pub(super) const CARRIERS: [(&str, &str); 11] = [
    ("DHL", "https://www.dhl.com/global-en/home/tracking.html?tracking-id="),
    ("UPS", "https://www.ups.com/track?tracknum="),
    ("FedEx", "https://www.fedex.com/fedextrack/?trknbr="),
    ("DPD", "https://tracking.dpd.de/status/en_US/parcel/"),
    (
        "GLS",
        "https://gls-group.com/app/service/closed/page/GROUP/en/witt002#/search?match=",
    ),
    ("PostNord", "https://tracking.postnord.com/en/?id="),
    (
        "Royal Mail",
        "https://www.royalmail.com/track-your-item#/tracking-results/",
    ),
    ("USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels="),
    (
        "ヤマト運輸",
        "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=",
    ),
    (
        "佐川急便",
        "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=",
    ),
    (
        "日本郵便",
        "https://trackings.post.japanpost.jp/services/srv/search/direct?locale=ja&reqCodeNo1=",
    ),
];

/// The names that a form suggests.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CARRIERS.iter().map(|(name, _)| *name)
}
