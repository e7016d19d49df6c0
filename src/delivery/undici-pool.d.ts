// Only the pool is imported: undici's index costs a `send` about 30 ms more to load.
declare module "undici/lib/dispatcher/pool.js" {
  import { Pool } from "undici";
  export default Pool;
}
