#include <thread>
#include <future>
#include <mutex>
#include <condition_variable>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <csetjmp>
#include <csignal>
#include <vector>
#include <random>
#include <chrono>
#include <cassert>
#include <cstring>
#include <numeric>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <getopt.h>
#include <omp.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/resource.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/sysinfo.h>
#include <unistd.h>
#include <malloc.h>
#include <err.h>
thread_local int tl = 7;
struct Farewell { const char* name; Farewell(const char* n) : name(n) {} ~Farewell() { printf("farewell %s\n", name); } };
thread_local Farewell farewell("thread-local");
static jmp_buf jb;
__attribute__((noinline)) void jumper(int n){ if(n==0) longjmp(jb, 5); jumper(n-1); }
static pthread_key_t key;
int main(int argc, char** argv){
  if (const char* folder = getenv("FOLDER")) if (chdir(folder)) perror(folder);
  std::vector<std::thread> ts; std::mutex m; std::atomic<int> sum{0}; int total=0;
  for(int i=0;i<4;i++) ts.emplace_back([&,i]{ std::lock_guard<std::mutex> g(m); total+=i; sum+=i; });
  for(auto&t:ts) t.join();
  printf("threads %d %d\n", total, sum.load());
  std::thread::id a = std::this_thread::get_id(), b; std::thread([&]{ b = std::this_thread::get_id(); }).join(); printf("ids differ %d\n", a!=b);
  auto f = std::async(std::launch::async, []{ return 42; }); printf("async %d\n", f.get());
  auto g = std::async([]() -> int { throw std::runtime_error("in async"); }); try { g.get(); } catch (std::exception& e) { printf("async threw %s\n", e.what()); }
  std::packaged_task<int(int)> task([](int x){return x+1;}); auto fu=task.get_future(); std::thread(std::move(task), 1).join(); printf("task %d\n", fu.get());
  std::once_flag once; for(int i=0;i<3;i++) std::call_once(once,[]{ printf("once\n"); });
  pthread_key_create(&key, [](void* p){ printf("key destructor %s\n", (char*)p); }); pthread_setspecific(key, (void*)"main");
  pthread_t t; pthread_create(&t,nullptr,[](void* x)->void*{ printf("specific %p\n", pthread_getspecific(key)); pthread_setspecific(key,(void*)"thread"); pthread_exit((void*)99); },nullptr); void* r; pthread_join(t,&r); printf("result %d, specific %s\n", (int)(size_t)r, (char*)pthread_getspecific(key));
  sem_t s; sem_init(&s,0,1); sem_wait(&s); sem_post(&s);
  std::condition_variable cv; bool ready=false; std::thread([&]{ std::lock_guard<std::mutex> l(m); ready=true; cv.notify_one(); }).join(); { std::unique_lock<std::mutex> l(m); cv.wait(l,[&]{return ready;}); printf("ready\n"); printf("wait_for %d\n", (int)cv.wait_for(l,std::chrono::milliseconds(5),[]{return false;})); }
  if(int v=setjmp(jb)) printf("longjmp %d\n", v); else jumper(3);
  signal(SIGUSR1,[](int s){ printf("signal %d\n", s==SIGUSR1); }); raise(SIGUSR1);
  struct sigaction sa{}; sa.sa_handler=[](int){ printf("sigaction\n"); }; sigaction(SIGINT,&sa,nullptr); kill(getpid(),SIGINT);
  printf("system %d\n", system("true")); printf("popen %d\n", popen("ls","r")==nullptr);
  clock_t c0=clock(); auto t0=std::chrono::steady_clock::now(); usleep(20000); std::this_thread::sleep_for(std::chrono::milliseconds(5)); double ms=std::chrono::duration<double,std::milli>(std::chrono::steady_clock::now()-t0).count(); printf("slept %d clock %d\n", ms>=24&&ms<200, (double)(clock()-c0)/CLOCKS_PER_SEC>0.02);
  struct rusage u; getrusage(RUSAGE_SELF,&u); printf("rusage %d\n", u.ru_maxrss>1000 && u.ru_utime.tv_usec>0);
  void* p=nullptr; printf("posix_memalign %d %d\n", posix_memalign(&p,256,1000), (int)((size_t)p%256)); free(p); p=memalign(128,5); printf("memalign %d\n",(int)((size_t)p%128)); free(p);
  p=mmap(nullptr,100000,PROT_READ|PROT_WRITE,MAP_PRIVATE|MAP_ANONYMOUS,-1,0); printf("mmap %d\n", p!=MAP_FAILED && ((char*)p)[99999]==0); munmap(p,100000);
  { char n[]="tXXXXXX"; int fd=mkstemp(n); printf("mkstemp %d %d\n", fd>=0, (int)strlen(n)); write(fd,"hello",5); close(fd); std::ifstream in(n); std::string w; in>>w; printf("read %s size %d\n", w.c_str(), (int)std::filesystem::file_size(n)); unlink(n); }
  { FILE* f=tmpfile(); if (f) { fputs("x",f); rewind(f); printf("tmpfile %c\n", fgetc(f)); fclose(f);} else perror("tmpfile"); }
  std::random_device rd; std::mt19937 gen(42); printf("mt %u rd %d\n", (unsigned)gen(), rd()!=rd());
  printf("long double %Lf %.3Lg\n", 1.5L, 2.25L); long double ld; sscanf("3.5","%Lf",&ld); printf("%g\n",(double)ld);
  printf("omp %d %d\n", omp_get_max_threads(), omp_get_wtime()>0);
  static option opts[]={{"size",required_argument,0,'s'},{0,0,0,0}}; char* av[]={(char*)"p",(char*)"--size",(char*)"12",(char*)"-v",nullptr}; int o; while((o=getopt_long(4,av,"v",opts,nullptr))!=-1) printf("opt %c %s\n", o, optarg?optarg:"-");
  struct sysinfo si; sysinfo(&si); printf("ram %d cpus %d\n", si.totalram>1u<<30, (int)std::thread::hardware_concurrency());
  char host[64]; printf("host %d %s\n", gethostname(host,64), host);
  std::filesystem::create_directories("d/e"); printf("dir %d\n", (int)std::filesystem::exists("d/e")); std::filesystem::remove_all("d");
  printf("thread-local object %s\n", farewell.name);
  fflush(stdout);
  if (argc > 1 && !strcmp(argv[1], "wait")) { std::unique_lock<std::mutex> l(m); cv.wait(l); }
  if (argc > 1 && !strcmp(argv[1], "assert")) assert(total == 7);
  if (argc > 1 && !strcmp(argv[1], "err")) err(5, "cannot %s", "go on");
}
