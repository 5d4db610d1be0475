/** An answer that is not a success. Pages match `code`, never the text. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  /** The whole document: some codes carry more, such as the draft that is in force. */
  readonly body: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    title: string,
    detail: string,
    requestId: string | null = null,
    body: Record<string, unknown> = {},
  ) {
    super(detail || title);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.requestId = requestId;
    this.body = body;
    this.name = 'Problem';
  }

  /** The server did not answer at all: the network or the server is away. */
  get unreachable(): boolean {
    return this.code === 'unreachable';
  }
}

export const unreachable = () =>
  new Problem(0, 'unreachable', 'Askback does not answer', 'The server cannot be reached just now.');

/** Reads a problem+json body; anything else becomes a problem that says what came. */
export async function problemOf(response: Response): Promise<Problem> {
  const id = response.headers.get('x-request-id');
  try {
    const body = (await response.json()) as Record<string, unknown>;
    const word = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
    return new Problem(
      response.status,
      word('code') || `http_${response.status}`,
      word('title'),
      word('detail'),
      word('request_id') || id,
      body,
    );
  } catch {
    return new Problem(response.status, `http_${response.status}`, response.statusText, '', id);
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return unreachable();
  return new Problem(0, 'page_fault', 'The page made a mistake', String(error));
}
