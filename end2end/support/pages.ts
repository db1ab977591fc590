/** Every page of the shop by name, for those who may see it. */
export type Pages = Record<string, string>;

export const guestPages: Pages = {
  "sign-in": "/sign-in",
  "forgotten password": "/password",
  "link is mailed": "/password?asked=yes",
  "link is over": "/password/none",
  "address is confirmed": "/email/done",
  "page not found": "/no-such-page",
};

/** What buyers see, and CSRs on behalf of them, when something is in the cart. */
export function shopPages(order: string): Pages {
  return {
    catalogue: "/catalogue",
    category: "/catalogue?category=large-format",
    "search without result": "/catalogue?q=zeppelin",
    "product of a list": "/product/business-cards",
    "product of any size": "/product/pvc-banner",
    cart: "/cart",
    checkout: "/checkout",
    orders: "/orders",
    "orders of one status": "/orders?status=shipped",
    order: `/orders/${order}`,
    jobs: "/jobs",
    "jobs without result": "/jobs?q=zeppelin",
    "new job": "/jobs/new",
    job: `/jobs/${order}-1`,
    account: "/account",
    "page not found": "/no-such-page",
  };
}

/** What CSRs see as themselves. */
export function staffPages(order: string, dialog: string, session: string): Pages {
  return {
    picker: "/on-behalf",
    "picker without result": "/on-behalf?q=zeppelin",
    "picker with dialog": dialog,
    "on-behalf sessions": "/staff/on-behalf-sessions",
    "on-behalf sessions without result": "/staff/on-behalf-sessions?q=zeppelin",
    "on-behalf session": session,
    "staff orders": "/staff/orders",
    "staff orders without result": "/staff/orders?q=zeppelin",
    "staff order": `/staff/orders/${order}`,
    "staff jobs": "/staff/jobs",
    "staff jobs without result": "/staff/jobs?q=zeppelin",
    "staff job": `/staff/jobs/${order}-1`,
    "my mails": "/staff/preferences",
    "my account": "/account",
    "page not found": "/no-such-page",
  };
}

/** What an administrator sees of people and of what happened, beside the pages of single things. */
export const peoplePages: Pages = {
  administration: "/staff/administration",
  "audit log": "/staff/audit-log",
  "audit log without result": "/staff/audit-log?from=2001-01-01&to=2001-01-02",
  "audit log of nobody": "/staff/audit-log?actor=nobody@nowhere.example",
  groups: "/staff/groups",
  "new group": "/staff/groups/new",
  "page access": "/staff/groups/access",
  users: "/staff/users",
  "users without result": "/staff/users?q=zeppelin",
  "add user": "/staff/users/new",
  "import users": "/staff/users/import",
  mails: "/staff/mails",
  "mails that failed": "/staff/mails?state=failed",
};

/** Of customers and products. */
export const customerPages: Pages = {
  companies: "/staff/companies",
  "companies without result": "/staff/companies?q=zeppelin",
  "new company": "/staff/companies/new",
  "price sheets": "/staff/companies/price-sheets",
  products: "/staff/catalogue",
  "products without result": "/staff/catalogue?q=zeppelin",
  "new product": "/staff/catalogue/new",
  "new product by area": "/staff/catalogue/new?kind=area",
  "new product by pages": "/staff/catalogue/new?kind=pages",
  categories: "/staff/catalogue/categories",
  "import of products": "/staff/catalogue/import",
};

/** Of production and of the shop as a whole. */
export const shopWidePages: Pages = {
  production: "/staff/production",
  "production list": "/staff/production/list",
  "production list without result": "/staff/production/list?q=zeppelin",
  settings: "/staff/settings",
  "settings of the shop": "/staff/settings/shop",
  "settings of language and currency": "/staff/settings/region",
  "settings of tax": "/staff/settings/tax",
  "settings of shipping": "/staff/settings/shipping",
  "settings of mail": "/staff/settings/mail",
  "settings of limits": "/staff/settings/limits",
  "settings of sessions": "/staff/settings/sessions",
};
