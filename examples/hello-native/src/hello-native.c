/* hello-native: says one line of the quotes, which zlib unpacks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#ifndef VERSION
#define VERSION "unknown"
#endif
#ifndef QUOTES
#define QUOTES "/usr/share/hello-native/quotes.gz"
#endif

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "--version") == 0) {
    puts("hello-native " VERSION);
    return 0;
  }
  const char *path = getenv("HELLO_QUOTES");
  int wanted = argc > 1 ? atoi(argv[1]) : 1;
  char line[256];
  gzFile quotes = gzopen(path ? path : QUOTES, "rb");
  if (!quotes) {
    fprintf(stderr, "hello-native: no quotes in %s: is hello-native-quotes installed?\n", path ? path : QUOTES);
    return 1;
  }
  while (wanted-- > 0)
    if (!gzgets(quotes, line, sizeof line)) {
      fputs("hello-native: there are not so many quotes\n", stderr);
      gzclose(quotes);
      return 2;
    }
  fputs(line, stdout);
  gzclose(quotes);
  return 0;
}
