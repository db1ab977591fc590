/** The people of the demo shop. */
export interface Person {
  name: string;
  email: string;
}

export const PASSWORD = "quoin-demo";

export const casey: Person = { name: "Casey Lindgren", email: "casey@quoin.example" };
export const sam: Person = { name: "Sam Whitlock", email: "sam@quoin.example" };
export const ada: Person = { name: "Ada Moreau", email: "admin@quoin.example" };
export const robin: Person = { name: "Robin Achterberg", email: "robin@quoin.example" };
export const olga: Person = { name: "Olga Petrenko", email: "olga@quoin.example" };

export interface Buyer extends Person {
  company: string;
}

export const ana: Buyer = { name: "Ana Ruiz", email: "ana@brackwater.example", company: "Brackwater Mutual" };
export const ben: Buyer = { name: "Ben Okafor", email: "ben@brackwater.example", company: "Brackwater Mutual" };
export const liv: Buyer = { name: "Liv Dahl", email: "liv@nordlys.example", company: "Nordlys Outdoor Gear" };
export const tor: Buyer = { name: "Tor Haugen", email: "tor@nordlys.example", company: "Nordlys Outdoor Gear" };
export const jonas: Buyer = { name: "Jonas Berg", email: "jonas@nordlys.example", company: "Nordlys Outdoor Gear" };
export const yuki: Buyer = { name: "林 由紀", email: "yuki@hoshikawa.example", company: "Hoshikawa Medical Devices" };
