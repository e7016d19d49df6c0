import { connect } from "node:net";

/** Sends these bytes. Resolves to everything the server sends until it closes the connection. */
export function rawExchange(url: string, request: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(request));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("end", () => resolve(Buffer.concat(chunks)));
    socket.once("error", reject);
  });
}

/** A request with `Connection: close`. Header values are Latin-1. */
export function rawRequest(line: string, headers: readonly string[], body: Buffer): Buffer {
  const head = [`${line} HTTP/1.1`, ...headers, `Content-Length: ${body.length}`, "Connection: close"];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), body]);
}

/** The head without hop-by-hop headers, and the body without its transfer coding. */
export function endToEnd(answer: Buffer): { readonly head: readonly string[]; readonly body: Buffer } {
  const split = answer.indexOf("\r\n\r\n");
  const lines = answer.subarray(0, split).toString("latin1").split("\r\n");
  const hopByHop = /^(connection|keep-alive|transfer-encoding|te|trailer|upgrade|proxy-connection):/i;
  const rest = answer.subarray(split + 4);
  const chunked = lines.some((line) => /^transfer-encoding: *chunked$/i.test(line));
  return { head: lines.filter((line) => !hopByHop.test(line)), body: chunked ? dechunked(rest) : rest };
}

function dechunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (size === 0) break;
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
