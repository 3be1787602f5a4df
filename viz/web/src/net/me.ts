// Who is logged in: their name, what they may do, and the token that orders of this page show.

export interface Me {
  name: string;
  roles: string[];
  rights: string[];
  csrf: string;
  until_ns: string;
}

let me: Me | null = null;

/** Ask the server; somebody who is not in is sent to the log-in and this never returns. */
export async function loadMe(): Promise<void> {
  const answer = await fetch("api/v1/me", { headers: { accept: "application/json" } });
  if (answer.status === 401) {
    toLogin();
    await new Promise(() => undefined);
  }
  if (answer.ok) me = (await answer.json()) as Me;
}

export function myName(): string {
  return me?.name ?? "";
}

/** Whether a role of theirs grants it. The server decides; this is for not offering what it would refuse. */
export function may(right: string): boolean {
  return me?.rights.includes(right) ?? false;
}

export function token(): string {
  return me?.csrf ?? "";
}

/** The session is over: log in, and come back to the same picture. */
export function toLogin(): void {
  location.replace(`login${location.hash}`);
}

export async function logOut(): Promise<void> {
  await fetch("session", { method: "DELETE" });
  toLogin();
}
