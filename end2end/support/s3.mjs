// An S3 server for tests, with a bucket of its own in a folder.
//   node s3.mjs FOLDER BUCKET
// Prints "listening PORT".
import S3rver from "s3rver";

const [directory, name] = process.argv.slice(2);
const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name }] });
const { port } = await server.run();
console.log(`listening ${port}`);
