export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

/** Short notices at the foot of the page; what can be undone offers it here. */
class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, action?: Toast['action'], milliseconds = 8000) {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, text, action }];
    setTimeout(() => this.close(id), milliseconds);
  }

  close(id: number) {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
