// Hostile text on its way into code, comments and tables.
import { expect, test } from "vitest";
import { emitComment, emitKey, emitMarkdown, emitValue } from "../src/emit/text.js";

test.each([
  "plain",
  'quote " backslash \\ newline \n tab \t',
  "*/ alert(1) /*",
  `\`$\{process.exit()}\``,
  "</script><!-- -->",
  "\u2028\u2029\u202e\u200f\ufeff\u0000\u007f\u009b",
  "\ud800 lone",
  "\ud83d\ude00 pair",
])("%j is the same value after evaluation, in printable characters", (text) => {
  const code = emitValue(text);
  expect(new Function(`return ${code}`)()).toBe(text);
  expect(code).toMatch(/^[\u0020-\u007e\u00a0-\u{10ffff}]*$/u);
  expect(code).not.toMatch(/[\u202e\u2028\u200f]|<\/|<!--/);
});

test("an object keeps a field called __proto__", () => {
  const value = JSON.parse('{"__proto__": 1, "a-b": 2, "c": 3}');
  const code = `{ ${Object.entries(value)
    .map(([key, item]) => `${emitKey(key)}: ${emitValue(item)}`)
    .join(", ")} }`;
  expect(code).toBe('{ ["__proto__"]: 1, "a-b": 2, c: 3 }');
  expect(Object.entries(new Function(`return ${code}`)())).toEqual(Object.entries(value));
});

test.each([
  ["*/ run()", "*\\/ run()"],
  ["a\nb\u2028c", "a b c"],
  ["@deprecated {@link x}", "\\@deprecated \\{\\@link x\\}"],
  ["[click](command:x) <img> `code`", "\\[click\\](command:x) \\<img> \\`code\\`"],
  ["\u202eevil", "\ufffdevil"],
])("in a comment %j becomes %j", (text, comment) => {
  expect(emitComment(text)).toBe(comment);
});

test("in a table nothing renders", () => {
  expect(emitMarkdown("a|b <b> [x](y) *z* &amp; `c`\n#")).toBe(
    "a&#124;b &#60;b&#62; &#91;x&#93;&#40;y&#41; &#42;z&#42; &#38;amp; &#96;c&#96; &#35;&#8203;",
  );
});

test("in a pull request nobody is named, and nothing is linked", () => {
  expect(emitMarkdown("by @octocat, see #12, lab/model#3 and GH-4")).toBe(
    "by @&#8203;octocat, see &#35;&#8203;12, lab/model&#35;&#8203;3 and GH-&#8203;4",
  );
  expect(emitMarkdown("http://evil.example www.evil.example mailto:a@b.example ftp://x")).toBe(
    "http:&#8203;//evil.example www&#8203;.evil.example mailto:&#8203;a@&#8203;b.example ftp:&#8203;//x",
  );
});
