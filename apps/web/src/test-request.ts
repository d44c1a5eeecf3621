/** The part of XMLHttpRequest that uploads use, over the test’s network; a file travels in one piece. */
export class TestRequest {
  readonly upload: { onprogress: ((event: ProgressEvent) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  status = 0;
  responseText = '';
  private method = '';
  private url = '';

  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }

  setRequestHeader() {
    return undefined;
  }

  send(body: Blob) {
    this.upload.onprogress?.({ loaded: body.size, total: body.size } as ProgressEvent);
    fetch(this.url, { method: this.method, body })
      .then(async (response) => {
        this.status = response.status;
        this.responseText = await response.text();
        this.onload?.();
      })
      .catch(() => this.onerror?.());
  }
}
