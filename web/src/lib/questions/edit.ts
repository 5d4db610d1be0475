/** Where a question is edited. */
export const editAddress = (id: string) => `/questions/${encodeURIComponent(id)}/edit`;
