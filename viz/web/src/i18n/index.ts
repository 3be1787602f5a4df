// Two languages, Chinese first. Every key stands in both files; a test holds that.

import en from "./en.json";
import zh from "./zh.json";

export type Lang = "zh" | "en";
export type Key = keyof typeof zh;
export interface Both {
  zh: string;
  en: string;
}

const TEXTS: Record<Lang, Record<string, string>> = { zh, en };

let lang: Lang = "zh";

export function language(): Lang {
  return lang;
}

export function setLanguage(next: Lang): void {
  lang = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  document.title = t("brand");
}

/** A text, with `{name}` filled in. */
export function t(key: Key, fill: Record<string, string | number> = {}): string {
  return TEXTS[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ""));
}

/** A text whose key is made of data, such as a plan's state; the data itself where no text is known for it. */
export function tOr(key: string, otherwise: string): string {
  return TEXTS[lang][key] ?? otherwise;
}

/** What the core says in both languages. */
export function pick(both: Both | undefined): string {
  return both ? both[lang] || both.zh : "";
}

/** Street names are "庐新大道 Luxin Dadao": Chinese, space, Latin. A name of one part is shown as it is. */
export function street(name: string): string {
  const parts = /^([^ -~]+)\s+([ -~]+)$/.exec(name.trim());
  return parts ? (lang === "zh" ? parts[1] : parts[2]) : name;
}

const MINUS = "−";

/** A number with fixed digits, thousands and a true minus sign. */
export function num(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(value));
  return value < 0 && Number(text.replace(/,/g, "")) !== 0 ? MINUS + text : text;
}

export function signed(value: number, digits = 0): string {
  return value > 0 ? `+${num(value, digits)}` : num(value, digits);
}

const BEIJING_MS = 8 * 3_600_000;
let shiftMs = BEIJING_MS;

/** Where the street's day begins, for an emulated street whose clock is its own; 0 = Beijing time. */
export function setDayStart(dayStartMs: number): void {
  shiftMs = dayStartMs ? Math.floor(dayStartMs / 86_400_000) * 86_400_000 - dayStartMs : BEIJING_MS;
}

/** hh:mm:ss of the street's day. */
export function clock(ms: number, seconds = true): string {
  return new Date(ms + shiftMs).toISOString().slice(11, seconds ? 19 : 16);
}

/** yyyy-mm-dd hh:mm:ss of the street's day. */
export function dateTime(ms: number): string {
  return new Date(ms + shiftMs).toISOString().slice(0, 19).replace("T", " ");
}

/** An age in the unit one would say it in. */
export function age(ms: number): string {
  if (ms < 0 || !Number.isFinite(ms)) return "–";
  if (ms < 10_000) return `${num(ms / 1000, 1)} s`;
  if (ms < 120_000) return `${num(ms / 1000)} s`;
  return `${num(ms / 60_000)} min`;
}
