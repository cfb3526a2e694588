// What a page shows on which something does not go as it should: most never need it.
import '../ui/error-notice/error-notice.ts';
import '../ui/unsupported/unsupported.ts';
