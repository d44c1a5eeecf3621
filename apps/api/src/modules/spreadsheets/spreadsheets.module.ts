import { Module } from '@nestjs/common';
import { SpreadsheetController } from './spreadsheet.controller.ts';

@Module({ controllers: [SpreadsheetController] })
export class SpreadsheetsModule {}
