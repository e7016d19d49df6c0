// The baseline of a validator: reads the lines of a file and parses each.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

createInterface({ input: createReadStream(process.argv[2]) }).on("line", (line) => JSON.parse(line));
