// What stands above the page when it is asked for.
import '../ui/about/about.ts';
import '../ui/settings/settings.ts';
import '../ui/toast/toast.ts';
