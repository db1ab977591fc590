//! Who may call what. A test calls all of it as each of them, and fails on what a table lacks.

/// In this order stand the letters of the tables.
pub(super) const PEOPLE: [&str; 8] = [
    "guest",
    "ana@brackwater.example",
    "liv@nordlys.example",
    "sam@quoin.example",
    "casey@quoin.example",
    "casey for ana",
    "olga@quoin.example",
    "admin@quoin.example",
];

/// `Y` may (whatever comes of the arguments), `S` must sign in (401), `F` is refused with the reason (403), `-` it does not exist (404).
/// The objects named are Ana's.
pub(super) const FUNCTIONS: [(&str, &str); 35] = [
    //                                         guest, Ana, another company, CSR not serving, CSR serving, on behalf of Ana, operator, administrator
    ("account/api/get_account", "SYY--Y--"),
    ("auth/api/get_viewer", "YYYYYYYY"),
    ("auth/api/set_language", "YYYYYYYY"),
    ("auth/api/sign_in", "YYYYYYYY"),
    ("auth/api/sign_out", "YYYYYYYY"),
    ("cart/api/add_to_cart", "SYY--Y--"),
    ("cart/api/change_cart_line", "SY---Y--"),
    ("cart/api/get_cart", "SYY--Y--"),
    ("cart/api/remove_cart_line", "SY---Y--"),
    ("catalogue/api/get_product", "SYY--Y--"),
    ("catalogue/api/list_products", "SYY--Y--"),
    ("files/api/delete_file", "SY---Y--"),
    ("files/api/restore_file", "SY---Y--"),
    ("jobs/api/change_job", "SY---Y--"),
    ("jobs/api/comment_on_job", "SY---Y--"),
    ("jobs/api/delete_job", "SY---Y--"),
    ("jobs/api/get_job", "SY---Y--"),
    ("jobs/api/list_jobs", "SYY--Y--"),
    ("jobs/api/open_job", "SYY--Y--"),
    ("jobs/api/start_job", "SYY--Y--"),
    ("on_behalf/api/extend_on_behalf", "S----Y--"),
    ("on_behalf/api/find_buyers", "S--YYY--"),
    // Where the company's policy asks the buyer: Nordlys's does, and Brackwater's here.
    ("on_behalf/api/grant_consent", "SYY--F--"),
    ("on_behalf/api/start_on_behalf", "S---YY--"),
    ("on_behalf/api/start_ordering", "S----Y--"),
    ("on_behalf/api/stop_on_behalf", "S--YYYYY"),
    ("on_behalf/api/withdraw_consent", "SYY--F--"),
    ("orders/api/approve_order", "S----F--"),
    ("orders/api/cancel_order", "SY---Y--"),
    ("orders/api/decline_order", "S----F--"),
    ("orders/api/get_checkout", "SYY--Y--"),
    ("orders/api/get_order", "SY---Y--"),
    ("orders/api/list_orders", "SYY--Y--"),
    ("orders/api/place_order", "SYY--Y--"),
    ("orders/api/reorder", "SY---Y--"),
];

/// Functions of staff pages, which look at Ana's order and at an on-behalf session for her.
pub(super) const STAFF_FUNCTIONS: [(&str, &str); 23] = [
    ("companies/staff_api/add_customer_csr", "S----F-Y"),
    ("companies/staff_api/get_company", "S----F-Y"),
    ("companies/staff_api/list_companies", "S----F-Y"),
    ("companies/staff_api/remove_customer_csr", "S----F-Y"),
    ("companies/staff_api/set_all_csrs", "S----F-Y"),
    ("jobs/staff_api/add_job_csr", "S---YFYY"),
    ("jobs/staff_api/answer_on_job", "S---YFYY"),
    ("jobs/staff_api/get_staff_job", "S---YFYY"),
    ("jobs/staff_api/give_job_to", "S---YFYY"),
    ("jobs/staff_api/list_staff_jobs", "S--YYFYY"),
    ("jobs/staff_api/note_on_job", "S---YFYY"),
    ("jobs/staff_api/remove_job_csr", "S---YFYY"),
    ("jobs/staff_api/set_job_state", "S---YFYY"),
    ("mails/staff_api/get_mail", "S----F-Y"),
    ("mails/staff_api/get_mail_wish", "S--YYFYY"),
    ("mails/staff_api/list_mails", "S----F-Y"),
    ("mails/staff_api/resend_mail", "S----F-Y"),
    ("mails/staff_api/set_mail_wish", "S--YYFYY"),
    ("on_behalf/staff_api/end_on_behalf_session", "S---YFYY"),
    ("on_behalf/staff_api/get_on_behalf_session", "S---YFYY"),
    ("on_behalf/staff_api/list_on_behalf_sessions", "S--YYFYY"),
    ("orders/staff_api/get_staff_order", "S---YFYY"),
    ("orders/staff_api/list_staff_orders", "S--YYFYY"),
];

/// Pages: `Y` shows, `S` sends to the sign-in page, `G` sends on elsewhere.
pub(super) const PAGES: [(&str, &str); 24] = [
    ("/", "SGGGGGGG"),
    ("/account", "SYY--Y--"),
    ("/cart", "SYY--Y--"),
    ("/catalogue", "SYY--Y--"),
    ("/checkout", "SYG--Y--"),
    ("/jobs", "SYY--Y--"),
    ("/jobs/new", "SYY--Y--"),
    ("/jobs/{number}", "SY---Y--"),
    ("/on-behalf", "S--YYY--"),
    ("/orders", "SYY--Y--"),
    ("/orders/{number}", "SY---Y--"),
    ("/product/{slug}", "SYY--Y--"),
    ("/sign-in", "YGGGGGGG"),
    ("/staff/companies", "S----F-Y"),
    ("/staff/companies/{id}", "S----F-Y"),
    ("/staff/jobs", "S--YYFYY"),
    ("/staff/jobs/{number}", "S---YFYY"),
    ("/staff/mails", "S----F-Y"),
    ("/staff/mails/{id}", "S----F-Y"),
    ("/staff/on-behalf-sessions", "S--YYFYY"),
    ("/staff/on-behalf-sessions/{id}", "S---YFYY"),
    ("/staff/orders", "S--YYFYY"),
    ("/staff/orders/{number}", "S---YFYY"),
    ("/staff/preferences", "S--YYFYY"),
];

/// Downloads, which are no pages of the site map.
pub(super) const DOWNLOADS: [(&str, &str); 3] = [
    ("/staff/on-behalf-sessions.csv", "S--YYFYY"),
    ("/jobs/{number}/files/{version}", "SY---Y--"),
    ("/staff/jobs/{number}/files/{version}", "S---YFYY"),
];

/// Where files are sent to.
pub(super) const UPLOADS: [(&str, &str); 2] = [
    ("/jobs/{number}/files", "SY---Y--"),
    ("/staff/jobs/{number}/files", "S---YFYY"),
];
