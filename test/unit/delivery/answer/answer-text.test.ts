import { test as property, fc } from "@fast-check/vitest";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { answerLine, answerText } from "../../../../src/delivery/answer/answer-text.ts";

const HTML = "text/html; charset=utf-8";

const EXPRESS = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>TypeError: Cannot read properties of undefined (reading &#39;uuid&#39;)<br> &nbsp; &nbsp;at /app/server.js:12:31<br> &nbsp; &nbsp;at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)</pre>
</body>
</html>
`;

const WERKZEUG = `<!doctype html>
<html lang=en>
  <head>
    <title>KeyError: &#39;uuid&#39; // Werkzeug Debugger</title>
    <link rel="stylesheet" href="?__debugger__=yes&amp;cmd=resource&amp;f=style.css">
    <script>var CONSOLE_MODE = false, EVALEX = true;</script>
  </head>
  <body style="background-color: #fff">
    <div class="debugger">
<h1>KeyError</h1>
<div class="detail">
  <p class="errormsg">KeyError: &#39;uuid&#39;
</p>
</div>
<h2 class="traceback">Traceback <em>(most recent call last)</em></h2>
<ul><li><div class="frame"><h4>File <cite class="filename">"/app/app.py"</cite>, line <em class="line">9</em></h4></div></ul>
<!--

Traceback (most recent call last):
  File "/app/app.py", line 9, in hook
    uuid = data["uuid"]
KeyError: &#39;uuid&#39;

-->
`;

const DJANGO = `<!DOCTYPE html>
<html lang="en">
<head>
  <title>ValueError
          at /hooks/</title>
  <style>html * { padding:0; }</style>
</head>
<body>
<header id="summary">
  <h1>ValueError
       at /hooks/</h1>
  <pre class="exception_value">no call with this uuid</pre>
  <table class="meta"><tr><th scope="row">Request Method:</th><td>POST</td></tr></table>
</header>
`;

const LARAVEL = `<!DOCTYPE html>
<html lang="en">
<!--
RuntimeException: no call with this uuid in file /app/app/Http/Controllers/HookController.php on line 14

#0 /app/vendor/laravel/framework/src/Illuminate/Routing/Controller.php(54): store()
-->
<head><title>🧨 no call with this uuid</title><script>window.data = {"x": "Error: not this"};</script></head>
<body><div id="app"></div></body></html>`;

const PHP = `<br />
<b>Fatal error</b>:  Uncaught Exception: no call with this uuid in /app/hook.php:7
Stack trace:
#0 {main}
  thrown in <b>/app/hook.php</b> on line <b>7</b><br />
`;

const PYTHON = `Traceback (most recent call last):
  File "/app/app.py", line 9, in hook
    uuid = data["uuid"]
KeyError: 'uuid'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/app.py", line 12, in hook
    raise HookError("no uuid")
app.errors.HookError: no uuid
`;

const NODE = `Error: no call with this uuid
    at hook (file:///app/server.js:9:11)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
`;

const LARAVEL_JSON = JSON.stringify({
  message: "no call with this uuid",
  exception: "RuntimeException",
  file: "/app/HookController.php",
});

describe("the line that matters of an error", () => {
  test.each([
    ["Express", EXPRESS, HTML, "TypeError: Cannot read properties of undefined (reading 'uuid')"],
    ["Flask with its debugger", WERKZEUG, HTML, "KeyError: 'uuid'"],
    ["Django", DJANGO, HTML, "ValueError at /hooks/: no call with this uuid"],
    [
      "Laravel",
      LARAVEL,
      HTML,
      expect.stringMatching(/^RuntimeException: no call with this uuid in file .* on line 14$/),
    ],
    ["PHP", PHP, "text/html", "Fatal error: Uncaught Exception: no call with this uuid in /app/hook.php:7"],
    ["PHP without a content type", PHP, undefined, expect.stringMatching(/^Fatal error: Uncaught/)],
    ["a Python traceback", PYTHON, "text/plain", "app.errors.HookError: no uuid"],
    ["a stack trace of Node", NODE, "text/plain", "Error: no call with this uuid"],
    [
      "Java",
      "Caused by: java.lang.IllegalStateException: no\n\tat a.B(C.java:1)",
      undefined,
      expect.stringMatching(/^Caused by: java/),
    ],
    [
      "Flask",
      "<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>x</h1>",
      HTML,
      "500 Internal Server Error",
    ],
    [
      "Rails",
      "<h1>RuntimeError in HooksController#create</h1><p>no uuid</p>",
      HTML,
      expect.stringMatching(/RuntimeError in .*: no uuid/),
    ],
    ["Laravel as JSON", LARAVEL_JSON, "application/json", "RuntimeException: no call with this uuid"],
    ["an error object", '{"error":{"message":"no"}}', undefined, "no"],
    ["FastAPI", '{"detail":[{"loc":["body","data"],"msg":"Field required"}]}', undefined, "body.data: Field required"],
    ["ASP.NET", '{"title":"Bad Request","status":400}', undefined, "Bad Request"],
    ["one line of text", "Internal Server Error", undefined, null],
    ["an answer that is fine", '{"ok":true}', undefined, null],
    ["a page that says nothing", "<title>Error</title><body>Cannot POST /x</body>", HTML, null],
    ["a text with the word", "All is well.\nErrors: 0\nErrors are rare", undefined, null],
  ])("%s", (...[, body, type, headline]) => {
    const found = read(body, type)?.headline;
    expect(found).toEqual(headline);
  });
});

describe("the text of an answer", () => {
  test("has the lines of a page, without tags, scripts and styles; entities are characters", () => {
    expect(read(EXPRESS, HTML)?.lines).toEqual([
      "TypeError: Cannot read properties of undefined (reading 'uuid')",
      "at /app/server.js:12:31",
      "at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)",
    ]);
    expect(read("a<b <i>x</i> &lt;script&gt; &amp;lt; &#x1f600; &#9999999; &unknown;", HTML)?.lines).toEqual([
      "a<b x <script> &lt; 😀 &#9999999; &unknown;",
    ]);
    expect(read("<p>one<script>two</script>three<style>four", HTML)?.lines).toEqual(["onethree"]);
  });

  test("keeps the indentation of plain text", () => {
    expect(read(NODE)?.lines[1]).toBe("    at hook (file:///app/server.js:9:11)");
  });

  test("is decompressed and decoded by its charset; bytes are no text", () => {
    const headers = [["Content-Encoding", "gzip"]] as const;
    expect(answerText({ headers, body: gzipSync("oops") })?.lines).toEqual(["oops"]);
    expect(read(Buffer.from([0xfe]), "text/plain; charset=windows-1254")?.lines).toEqual(["ş"]);
    expect(read(Buffer.from([0xfe]), "text/plain")).toBeNull();
    expect(read(Buffer.from([0xfe]), "text/plain; charset=none")).toBeNull();
    expect(read("\n ")).toBeNull();
  });

  test("fits on one line: the line that matters, or the whole", () => {
    expect(answerLine(read(PYTHON) ?? { form: "text", headline: null, lines: [] })).toBe(
      "app.errors.HookError: no uuid",
    );
    expect(answerLine({ form: "text", headline: null, lines: ["a", "  b\tc"] })).toBe("a b c");
  });

  property.prop([
    fc.array(fc.constantFrom("<", ">", "<!--", "-->", "<script", "</script>", "a", "\n", "&#", "<br", "Error", ":")),
  ])("any page is read", (parts) => {
    expect(() => read(parts.join(""), HTML)).not.toThrow();
  });

  test.each(["<", "<!--", "<script>", "<p ", "&#1", "Error: Error", "A.", " "])(
    "64 kB of %j are read at once",
    (part) => {
      const text = part.repeat(Math.ceil(65_536 / part.length));
      expect(() => [read(text, HTML), read(text, "text/plain")]).not.toThrow();
    },
    2000,
  );
});

function read(body: string | Buffer, type?: string): ReturnType<typeof answerText> {
  return answerText({ headers: type === undefined ? [] : [["content-type", type]], body: Buffer.from(body) });
}
