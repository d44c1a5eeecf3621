import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PrintedForm } from '@itog/documents';
import type { PdfPrinter } from './pdf-printer.ts';

/** Prints forms to PDF. The browser’s library and the fonts are loaded at the first print: only a worker ever needs them. */
@Injectable()
export class Printer implements OnModuleDestroy {
  private loading: Promise<PdfPrinter> | null = null;

  /** One form as one file; errors and `at` as for {@link PdfPrinter.print}. */
  async print(form: PrintedForm, at?: Date): Promise<Buffer> {
    return (await this.loaded()).print(form, at);
  }

  /** Many forms as one file, each on sheets of its own size. */
  async printBundle(forms: readonly PrintedForm[], title?: string): Promise<Buffer> {
    return (await this.loaded()).printBundle(forms, title);
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.loading)?.onModuleDestroy();
  }

  private loaded(): Promise<PdfPrinter> {
    this.loading ??= import('./pdf-printer.ts').then(({ PdfPrinter }) => new PdfPrinter());
    return this.loading;
  }
}
