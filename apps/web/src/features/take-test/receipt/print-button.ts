/** The button that prints the receipt: not a part of the first load. */
export const loadPrintButton = () => import('../../../ui/actions/PrintButton.tsx');
