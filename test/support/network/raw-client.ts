import { type Socket, connect } from "node:net";

/** Opens a TCP connection to a port on this machine. */
export async function rawConnection(port: number): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port });
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("connect", resolve));
  return socket;
}

/** Sends these bytes. Resolves to everything the server sends (as Latin-1) until it closes the connection. */
export async function exchange(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = await rawConnection(port);
  let received = "";
  socket.setEncoding("latin1").on("data", (text: string) => (received += text));
  socket.write(bytes);
  await new Promise((resolve) => socket.once("close", resolve));
  return received;
}
