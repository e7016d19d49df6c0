import { once } from "node:events";
import { createServer } from "node:http";

/** A channel with the protocol of smee.io, for one client. */
export async function smeeChannel() {
  let stream;
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    response.write("event: ready\ndata: {}\n\n");
    stream = response;
    server.emit("followed");
  });
  await listenLocally(server);
  return {
    url: `${addressOf(server)}channel`,
    followed: once(server, "followed"),
    /** Passes a request on like smee.io: the headers and the parsed body in one object. */
    send: (body) => {
      const message = { "content-type": "application/json", "user-agent": "mint/1.9.0", query: {}, body, timestamp: 0 };
      stream.write(`id: 1\ndata: ${JSON.stringify(message)}\n\n`);
    },
    close: () => close(server),
  };
}

/** An app that answers every request, and emits an event after reading one. */
export async function app() {
  let arrived;
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      response.writeHead(200).end("ok");
      arrived?.();
    });
  });
  await listenLocally(server);
  return {
    url: addressOf(server),
    next: () => new Promise((resolve) => (arrived = resolve)),
    close: () => close(server),
  };
}

async function listenLocally(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

function addressOf(server) {
  return `http://127.0.0.1:${server.address().port}/`;
}

function close(server) {
  server.closeAllConnections();
  server.close();
}
