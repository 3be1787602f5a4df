// The log-in: by name and password, or by a one-time link that `citybrain up` prints. Chinese first.

import "./style.css";
import "./login.css";
import { setLanguage, t, tOr, type Lang } from "./i18n";
import { fill, h } from "./ui/dom";

interface Problem {
  code: string;
  detail: string;
}

const words = new URLSearchParams(location.hash.slice(1));
const link = words.get("once") ?? "";
words.delete("once");

let lang: Lang = words.get("lang") === "en" ? "en" : "zh";
let problem: Problem | null = null;
let changing = false; // the password must be changed
let coding = false; // there is a second factor
const kept = { name: "", password: "", code: "", new_password: "", again: "" };

/** Back to the picture that the address names. */
function enter(): void {
  words.set("lang", lang);
  location.replace(`./#${words.toString()}`);
}

async function ask(body: object): Promise<void> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  try {
    const answer = await fetch("session", { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.ok) return enter();
    problem = (await answer.json()) as Problem;
  } catch (error) {
    problem = { code: "away", detail: String(error) };
  }
  changing ||= problem.code === "change_password";
  coding ||= problem.code === "code";
  kept.code = "";
  draw();
}

function submit(event: Event): void {
  event.preventDefault();
  if (changing && kept.new_password !== kept.again) {
    problem = { code: "differ", detail: "" };
    return draw();
  }
  const { name, password, code, new_password } = kept;
  void ask({ name, password, ...(coding ? { code } : {}), ...(changing ? { new_password } : {}) });
}

function field(name: keyof typeof kept, type: string, complete: string): HTMLElement {
  const input = h("input", {
    type, name, autocomplete: complete, required: true, maxlength: 200, "data-key": name, spellcheck: "false",
    input: (event) => (kept[name] = (event.target as HTMLInputElement).value),
  }) as HTMLInputElement;
  input.value = kept[name];
  return h("label", {}, h("span", { class: "second" }, t(`login.${name}`)), input);
}

function switchLanguage(): void {
  lang = lang === "zh" ? "en" : "zh";
  draw();
}

const app = document.getElementById("app") as HTMLElement;

function draw(): void {
  setLanguage(lang);
  const fields = [field("name", "text", "username"), field("password", "password", "current-password")];
  if (coding) fields.push(field("code", "text", "one-time-code"));
  if (changing) fields.push(field("new_password", "password", "new-password"), field("again", "password", "new-password"));
  const said = problem ? h("p", { class: "said", role: "alert" }, tOr(`login.said.${problem.code}`, problem.detail)) : null;
  fill(
    app,
    h(
      "form",
      { class: "panel login", submit, "aria-label": t("login.title") },
      h("header", {}, h("h1", {}, t("brand")), h("button", { type: "button", class: "ghost", "data-key": "language", lang: lang === "zh" ? "en" : "zh-CN", click: switchLanguage }, t("switch"))),
      ...fields,
      changing ? h("p", { class: "second" }, t("login.rules")) : null,
      said,
      h("button", { type: "submit", class: "primary", "data-key": "login" }, t(changing ? "login.change" : "login.go")),
      h("p", { class: "muted" }, t("login.help")),
    ),
  );
  if (!document.activeElement || document.activeElement === document.body) app.querySelector("input")?.focus();
}

async function begin(): Promise<void> {
  addEventListener("hashchange", () => location.reload()); // a link pasted here is a new visit
  draw();
  if (link) {
    history.replaceState(null, "", `#${words.toString()}`); // a used secret has no place in the address
    return ask({ link });
  }
  if ((await fetch("api/v1/me")).ok) enter();
}

void begin();
