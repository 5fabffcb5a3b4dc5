export { CertificateDocuments } from "./certificateDocuments";
export { type ComparedSide, type Comparison, compareCertificates } from "./comparison";
export { ComparisonDocuments } from "./comparisonDocuments";
export { fileName, openPemFiles, pemFilesIn, readSourceFile, workspacePemFiles } from "./pemFiles";
export { PemLanguage } from "./pemLanguage";
export { publicCertificates } from "./publicCertificates";
export { examinationReport, type ReportSection } from "./report";
export { ReportDocuments } from "./reportDocuments";
export type { SourceFile } from "./sourceFile";
