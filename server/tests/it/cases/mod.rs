//! The cases that ordering on behalf has to pass, each under its rule's name. What of a case a browser alone can show is
//! in `end2end/on-behalf.spec.ts` under the same number.

mod acting;
mod ending;
mod starting;

const ANA: &str = "ana@brackwater.example";
const BEN: &str = "ben@brackwater.example";
const LIV: &str = "liv@nordlys.example";
const CASEY: &str = "casey@quoin.example";

const START: &str = "on_behalf/api/start_on_behalf";
const STOP: &str = "on_behalf/api/stop_on_behalf";
