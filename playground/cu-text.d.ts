/** The build takes programs in as text. */
declare module "*.cu" {
  const text: string;
  export default text;
}
