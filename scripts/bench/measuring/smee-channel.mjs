import { once } from "node:events";
import { createServer } from "node:http";

/** A channel that speaks smee.io's protocol to the one client that follows it. */
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
    /** Sends a request on: its headers beside its parsed body, as smee.io does. */
    send: (body) => {
      const message = { "content-type": "application/json", "user-agent": "mint/1.9.0", query: {}, body, timestamp: 0 };
      stream.write(`id: 1\ndata: ${JSON.stringify(message)}\n\n`);
    },
    close: () => close(server),
  };
}

/** An app that answers what it gets, and tells when it has read one. */
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
