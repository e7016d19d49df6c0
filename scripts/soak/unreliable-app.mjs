import { createServer } from "node:http";

/** The app behind the listener. It mostly answers 200, but sometimes it fails, never answers, resets, closes early, or sends a long body. */
export async function unreliableApp() {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => ANSWERS[(count += 1) % ANSWERS.length](response));
    response.on("error", () => undefined);
  });
  await new Promise((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const success = (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}');

const ANSWERS = [
  ...Array.from({ length: 40 }, () => success),
  (response) => response.writeHead(500).end("boom"),
  (response) => response.writeHead(422, { "content-type": "application/json" }).end('{"error":"no uuid"}'),
  (response) => response.socket.resetAndDestroy(),
  (response) => response.socket.end("this is no HTTP\r\n\r\n"),
  (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.socket?.destroy());
  },
  (response) => response.end(Buffer.alloc(300_000, "long ")),
  // No answer: the listener times out.
  () => undefined,
];
