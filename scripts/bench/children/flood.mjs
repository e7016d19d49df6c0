// Posts this number of events over pipelined connections, each with its own uuid, and waits for every answer. It uses as little CPU as possible.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

const CONNECTIONS = 20;
const IN_FLIGHT = 16;
const STATUS = /HTTP\/1\.1 (\d+)/g;

const { url, bodyFile, events } = JSON.parse(process.argv[2]);
const { hostname, port, host } = new URL(url);
const body = readFileSync(bodyFile, "utf8");
const { uuid } = JSON.parse(body).data;
const head = `POST / HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
const [before, after] = `${head}${body}`.split(uuid);

let started = 0;
await Promise.all(Array.from({ length: CONNECTIONS }, flood));

function flood() {
  const socket = connect(Number(port), hostname);
  return new Promise((done, fail) => {
    let waiting = 0;
    let rest = "";
    const more = () => {
      let text = "";
      for (; waiting < IN_FLIGHT && started < events; waiting += 1) text += next();
      if (text !== "") socket.write(text);
      if (waiting === 0) socket.end();
    };
    socket.setNoDelay().setEncoding("latin1");
    socket.once("connect", more).once("error", fail);
    socket.once("close", () => (waiting === 0 ? done() : fail(new Error(`closed with ${waiting} answers missing`))));
    socket.on("data", (chunk) => {
      const text = rest + chunk;
      let end = 0;
      for (const found of text.matchAll(STATUS)) {
        if (found[1] !== "200") fail(new Error(`answered ${found[1]}`));
        waiting -= 1;
        end = found.index + found[0].length;
      }
      // Keeps the start of a split status line. It is shorter than a whole one, so nothing is counted twice.
      rest = text.slice(Math.max(end, text.length - 11));
      more();
    });
  });
}

function next() {
  started += 1;
  return `${before}00000000-0000-4000-8000-${String(started).padStart(12, "0")}${after}`;
}
console.log("{}");
