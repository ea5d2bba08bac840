/* hello-c: says hello in the language asked for. */
#include <stdio.h>
#include <string.h>

#ifndef VERSION
#define VERSION "unknown"
#endif
#ifndef DATA
#define DATA "/usr/share/hello-c/greetings"
#endif

static int greet(const char *language) {
  char path[256], line[256];
  if (strchr(language, '/') || strlen(language) > 16) {
    fprintf(stderr, "hello-c: \"%s\" is no language\n", language);
    return 2;
  }
  snprintf(path, sizeof path, "%s/%s", DATA, language);
  FILE *file = fopen(path, "r");
  if (!file) {
    perror(path);
    return 1;
  }
  while (fgets(line, sizeof line, file)) fputs(line, stdout);
  fclose(file);
  return 0;
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "--version") == 0) {
    puts("hello-c " VERSION);
    return 0;
  }
  return greet(argc > 1 ? argv[1] : "en");
}
