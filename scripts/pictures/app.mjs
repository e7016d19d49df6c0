// The app behind the listener: answers with the status that it has at the moment.
import { createServer } from "node:http";

export async function startApp() {
  const state = { status: 200 };
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      response.writeHead(state.status, { "content-type": "application/json" });
      response.end(state.status === 200 ? '{"stored":true}' : '{"error":"user_id is null"}');
    });
  });
  await new Promise((listening) => server.listen({ host: "127.0.0.1", port: 0 }, listening));
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}/hooks`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
