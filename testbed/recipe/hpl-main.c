/* hpcc's copy of HPL calls its main function HPL_main and falls back to built-in
   defaults where plain HPL stops: this gives back both behaviours of plain HPL. */
#include "hpl.h"

extern int HPL_main( int, char **, HPL_RuntimeData *, int * );

int HPCC_Defaults( void )
{
   int rank;

   MPI_Comm_rank( MPI_COMM_WORLD, &rank );
   if( rank == 0 )
      HPL_pwarn( stderr, __LINE__, "HPL_pdinfo",
                 "Illegal input in file HPL.dat. Exiting ..." );
   MPI_Finalize();
   exit( 1 );
}

int main( int argc, char **argv )
{
   HPL_RuntimeData rdata;
   int failure = 0;

   MPI_Init( &argc, &argv );
   HPL_main( argc, argv, &rdata, &failure );
   MPI_Finalize();
   return 0;
}
