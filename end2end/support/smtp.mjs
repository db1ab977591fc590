// A mail server for tests, with STARTTLS and a login: it takes (at once, or after a moment as relays do), refuses, hangs or
// drops each mail as it is told to.
//   node smtp.mjs KEY CERT HOW[,HOW…]      the last HOW holds for all further mails
// Prints "listening PORT", then for each mail that reached it a line of JSON: { how, to, connections, mail }, with how many
// connections there then are; when it counts, only how long the mail is.
import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const [key, cert, hows] = process.argv.slice(2);
const next = hows.split(",");

const server = new SMTPServer({
  key: readFileSync(key),
  cert: readFileSync(cert),
  onAuth({ username, password }, session, done) {
    if (username === "quoin" && password === "secret") done(null, { user: username });
    else done(new Error("wrong login"));
  },
  onData(stream, session, done) {
    const pieces = [];
    stream.on("data", (piece) => pieces.push(piece));
    stream.on("end", () => {
      const how = next.length > 1 ? next.shift() : next[0];
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const mail = Buffer.concat(pieces);
      console.log(how === "counts" ? mail.length : JSON.stringify({ how, to, connections: server.connections.size, mail: mail.toString() }));
      answer(how, session, done);
    });
  },
});

function answer(how, session, done) {
  if (how === "takes" || how === "counts") done();
  else if (how === "dawdles") setTimeout(done, 5);
  else if (how === "busy") done(Object.assign(new Error("come back later"), { responseCode: 451 }));
  else if (how === "refuses") done(Object.assign(new Error("5.1.1 no such mailbox"), { responseCode: 550 }));
  else if (how === "drops") [...server.connections].find((connection) => connection.session.id === session.id)._socket.destroy();
  // "hangs" answers nothing.
}

server.on("error", () => {}); // of a client that went away
server.listen(0, "127.0.0.1", () => console.log(`listening ${server.server.address().port}`));
