/* Shifts the time of day of a process by the seconds that stand in the file $JUMP_FILE.
   Time that passes is left alone, as when somebody sets a machine's clock. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t id, struct timespec *now) {
    static int file = -2;
    int failed = (int)syscall(SYS_clock_gettime, id, now);
    if (failed || id != CLOCK_REALTIME)
        return failed;
    if (file == -2) {
        const char *path = getenv("JUMP_FILE");
        file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    }
    char text[32];
    ssize_t length = file < 0 ? 0 : pread(file, text, sizeof text - 1, 0);
    if (length > 0) {
        text[length] = 0;
        now->tv_sec += strtoll(text, 0, 10);
    }
    return 0;
}
