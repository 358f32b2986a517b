/* Loaded into criu. Reading the limits of another user's process takes CAP_SYS_RESOURCE,
   which root inside a container or a small virtual machine may not have; /proc/PID/limits
   shows the same numbers to everyone. Used only where the kernel says no. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static rlim64_t number( const char *text )
{
   return text[0] == 'u' ? RLIM64_INFINITY : strtoull( text, NULL, 10 );
}

/* One heading, then one row for each resource in the order of their numbers: a name of
   26 columns, the soft and the hard limit. */
static long read_limit( int pid, int resource, struct rlimit64 *limit )
{
   char path[64], line[128], soft[24], hard[24];
   int found = 0, row;
   FILE *limits;

   snprintf( path, sizeof path, "/proc/%d/limits", pid );
   limits = fopen( path, "r" );
   if( limits == NULL ) return -1;
   for( row = -1; fgets( line, sizeof line, limits ); row++ )
      if( row == resource && sscanf( line + 26, "%23s %23s", soft, hard ) == 2 )
      {
         limit->rlim_cur = number( soft );
         limit->rlim_max = number( hard );
         found = 1;
      }
   fclose( limits );
   return found ? 0 : -1;
}

/* criu makes this system call by its number. */
long syscall( long call, ... )
{
   static long (*real)( long, ... );
   long a[6], result;
   va_list list;
   int i;

   va_start( list, call );
   for( i = 0; i < 6; i++ ) a[i] = va_arg( list, long );
   va_end( list );
   if( real == NULL ) real = (long (*)( long, ... ))dlsym( RTLD_NEXT, "syscall" );
   result = real( call, a[0], a[1], a[2], a[3], a[4], a[5] );
   if( result == -1 && errno == EPERM && call == SYS_prlimit64 && a[2] == 0 && a[3] != 0 )
   {
      result = read_limit( (int)a[0], (int)a[1], (struct rlimit64 *)a[3] );
      if( result == -1 ) errno = EPERM;
   }
   return result;
}
