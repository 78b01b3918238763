#include <algorithm>
#include <any>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <filesystem>
#include <typeinfo>
#include <variant>
#include <vector>
#include <numeric>
#include <bitset>
#include <array>
#define SHOW(...) (printf(__VA_ARGS__), printf("\n"))
struct Trace { const char* n; Trace(const char* n):n(n){} ~Trace(){SHOW("  ~%s",n);} };
struct A { virtual ~A(){} int a=1; }; struct B { virtual ~B(){} int b=2; }; struct C : A, B { int c=3; };
struct V1 : virtual A {}; struct V2 : virtual A {}; struct D : V1, V2 { int d = 4; };
struct Priv : private A {};
__attribute__((noinline)) void deep(int n){ Trace t(n==0?"deep0":"deepN"); if(n==0) throw C(); deep(n-1); }
struct Throws { Trace t{"member"}; Throws(){ throw std::logic_error("ctor"); } };
struct FT : Throws { FT() try : Throws() {} catch (std::logic_error& e) { SHOW("function try %s", e.what()); } };
int ftry(int x) try { if (x) throw x; return 0; } catch (int v) { return v*2; }
struct Big { alignas(16) double d[8]; Big(){for(int i=0;i<8;i++)d[i]=i;} };
enum class Color {red,green};
template<class F> void lib(const char* name, F f){ try { f(); SHOW("%s: nothing", name); } catch (const std::exception& e) { SHOW("%s: %s: %s", name, typeid(e).name(), e.what()); } catch (...) { SHOW("%s: other", name);} }
static void multiple(){
  try { deep(2); } catch (B& b) { SHOW("B %d", b.b); }
  try { throw C(); } catch (A a) { SHOW("A by value %d", a.a); }
  try { throw D(); } catch (A& a) { SHOW("virtual base %d", a.a); }
  try { try { throw Priv(); } catch (A&) { SHOW("wrong: private base"); } } catch (Priv&) { SHOW("private base not caught"); }
  try { throw new C(); } catch (B* b) { SHOW("B* %d", b->b); delete b; }
  try { throw "literal"; } catch (char* s) { SHOW("wrong"); } catch (const char* s) { SHOW("const char* %s", s); }
  try { throw nullptr; } catch (int* p) { SHOW("nullptr as int* %d", p==nullptr); }
  try { throw 1.5f; } catch (double) { SHOW("wrong"); } catch (float f) { SHOW("float %g", f); }
  try { throw Color::green; } catch (Color c) { SHOW("enum %d", (int)c); }
  try { throw Big(); } catch (const Big& b) { SHOW("big %g aligned %d", b.d[7], ((size_t)&b)%16==0); }
  try { throw std::string("a std::string long enough to be on the heap"); } catch (const std::string& s) { SHOW("string %s", s.c_str()); }
  try { throw 7u; } catch (int) { SHOW("wrong int"); } catch (...) { SHOW("unsigned by ..."); }
}
static void rethrow(){
  try { try { throw std::runtime_error("one"); } catch (std::exception& e) { SHOW("inner %s", e.what()); throw; } } catch (std::runtime_error& e) { SHOW("outer %s", e.what()); }
  try { try { throw 1; } catch (int& i) { i = 5; throw; } } catch (int i) { SHOW("modified %d", i); }
  try { try { throw 1; } catch (int) { throw 2.5; } } catch (double d) { SHOW("replaced %g", d); }
  try { throw 1; } catch (int i) { try { throw 2; } catch (int j) { SHOW("nested %d %d", i, j); } SHOW("back %d", i); }
  try { try { throw 3; } catch (int) { try { throw; } catch (int k) { SHOW("caught again %d", k); } throw; } } catch (int m) { SHOW("and again %d", m); }
  for (int i=0;i<3;i++) { try { if (i==1) continue; throw i; } catch (int j) { SHOW("loop %d", j); if (j==0) continue; break; } }
  SHOW("uncaught %d", std::uncaught_exceptions());
  struct U { ~U(){ SHOW("in unwind %d", std::uncaught_exceptions()); try { throw 9; } catch (int i) { SHOW("inside destructor %d", i);} } };
  try { U u; throw 'c'; } catch (char c) { SHOW("char %c", c); }
}
static void pointers(){
  std::exception_ptr p;
  try { throw std::runtime_error("kept"); } catch (...) { p = std::current_exception(); }
  for (int i=0;i<2;i++) try { std::rethrow_exception(p); } catch (std::exception& e) { SHOW("ptr %s", e.what()); }
  auto q = std::make_exception_ptr(std::out_of_range("made"));
  try { std::rethrow_exception(q); } catch (std::out_of_range& e) { SHOW("made %s", e.what()); auto r = std::current_exception(); SHOW("same %d", r==q); }
  try { try { throw std::runtime_error("inner"); } catch (...) { std::throw_with_nested(std::logic_error("outer")); } }
  catch (std::exception& e) { SHOW("%s", e.what()); try { std::rethrow_if_nested(e); } catch (std::exception& n) { SHOW("nested: %s", n.what()); } }
  try { Trace t("before"); try { std::rethrow_exception(p); } catch (...) { throw; } } catch (std::runtime_error& e) { SHOW("dependent rethrown %s", e.what()); }
  p = nullptr; SHOW("null %d", p == nullptr);
  struct Counted { int* n; Counted(int*n):n(n){++*n;} Counted(const Counted&o):n(o.n){++*n;} ~Counted(){--*n;} };
  int live=0; { std::exception_ptr e; try { throw Counted(&live);} catch (Counted&) { e=std::current_exception(); } SHOW("live %d", live); try { std::rethrow_exception(e);} catch (Counted c) { SHOW("live %d", live);} } SHOW("live %d", live);
}
static void algorithms(){
  std::vector<int> v(100); std::iota(v.begin(), v.end(), 0);
  try { std::for_each(v.begin(), v.end(), [](int x){ if (x==50) throw std::runtime_error("at 50"); }); } catch (std::exception& e) { SHOW("for_each %s", e.what()); }
  try { std::sort(v.begin(), v.end(), [](int a, int b)->bool { throw 1; }); } catch (int) { SHOW("sort"); }
  std::function<void(int)> f = [](int x){ if (x) throw x; }; try { f(4); } catch (int x) { SHOW("function %d", x); }
  try { std::vector<Throws> w(3); } catch (std::logic_error&) { SHOW("vector of throwing"); }
  try { std::map<int, std::string> m; m.at(3); } catch (std::out_of_range& e) { SHOW("map.at %s", e.what()); }
}
static void library(){
  lib("vector.at",[]{ std::vector<int> v(3); v.at(3)=1; });
  lib("string.at",[]{ std::string s("abc"); s.at(5)='x'; });
  lib("substr",[]{ std::string s("abc"); auto t=s.substr(9); });
  lib("stoi",[]{ std::stoi("abc"); });
  lib("stoi range",[]{ std::stoi("99999999999999"); });
  lib("stod",[]{ std::stod("x"); });
  lib("stoul",[]{ std::stoul(""); });
  lib("function",[]{ std::function<void()> f; f(); });
  lib("optional",[]{ std::optional<int> o; o.value(); });
  lib("variant",[]{ std::variant<int,float> v(1); std::get<float>(v); });
  lib("any",[]{ std::any a(1); std::any_cast<float>(a); });
  lib("bad_cast",[]{ C c; A& a=c; dynamic_cast<D&>(a); });
  lib("bad_typeid",[]{ A* a=nullptr; (void)typeid(*a).name(); });
  lib("new",[]{ volatile size_t n=0xf0000000u; char* p=new char[n]; printf("%p", p); });
  lib("new[] length",[]{ volatile int n=-1; int* p=new int[n]; printf("%p", p); });
  lib("vector length",[]{ volatile size_t n=0xffffffffu; std::vector<double> v(n); });
  lib("string length",[]{ volatile size_t n=0xffffff00u; std::string s(n,'x'); });
  lib("reserve",[]{ volatile size_t n=0xffffff00u; std::string s; s.reserve(n); });
  lib("weak_ptr",[]{ std::weak_ptr<int> w; std::shared_ptr<int> s(w); });
  lib("ifstream",[]{ std::ifstream f; f.exceptions(std::ios::failbit); f.open("/nowhere"); });
  lib("istringstream",[]{ std::istringstream s("x"); s.exceptions(std::ios::failbit); int i; s>>i; });
  lib("regex",[]{ std::regex r("("); });
  lib("bitset",[]{ std::bitset<8> b; b.test(9); });
  lib("array",[]{ std::array<int,3> a{}; volatile int i=5; a.at(i)=1; });
  lib("system_error",[]{ throw std::system_error(std::make_error_code(std::errc::invalid_argument),"ctx"); });
  lib("filesystem",[]{ for (auto& e : std::filesystem::directory_iterator("/nowhere")) (void)e; });
  lib("filesystem size",[]{ std::filesystem::file_size("/nowhere"); });
  lib("future",[]{ std::promise<int> p; p.set_value(1); p.set_value(2); });
  lib("future exception",[]{ std::promise<int> p; p.set_exception(std::make_exception_ptr(std::runtime_error("through a future"))); p.get_future().get(); });
}
namespace app { struct Failure {}; }
struct Announces { ~Announces() { printf("destroyed\n"); } };
static void leave() noexcept { Announces a; atexit([]{ printf("at exit\n"); }); exit(3); }
static void uncaught(const std::string& how) {
  if (how == "runtime_error") throw std::runtime_error("boom");
  if (how == "own") throw app::Failure();
  if (how == "int") throw 1;
  if (how == "system_error") throw std::system_error(std::make_error_code(std::errc::invalid_argument), "ctx");
  if (how == "noexcept") []() noexcept { throw 1; }();
  if (how == "twice") { struct Bad { ~Bad() { throw 2.5; } }; Bad bad; throw 1; }
  if (how == "rethrow") throw;
  if (how == "handler") { std::set_terminate([]{ fprintf(stderr, "my handler\n"); std::abort(); }); throw 1; }
  if (how == "exit") leave();
}
/* Runs before main: the arguments are not known in it, so the environment of WASI is asked. */
#include <wasi/api.h>
static struct Global {
  Global() {
    size_t count, bytes; char* arguments[8]; static char text[512];
    if (__wasi_args_sizes_get(&count, &bytes) || count > 8 || bytes > sizeof text) return;
    if (__wasi_args_get((uint8_t**)arguments, (uint8_t*)text)) return;
    if (count > 1 && !strcmp(arguments[1], "global")) throw "in a global constructor";
  }
} global;
int main(int, char** argv){
  if (strcmp(argv[1], "all")) { uncaught(argv[1]); return 0; }
  multiple(); rethrow(); pointers(); algorithms();
  try { FT f; } catch (std::logic_error& e) { SHOW("rethrown by constructor %s", e.what()); }
  SHOW("ftry %d %d", ftry(0), ftry(21));
  library();
  int n=0; for (int i=0;i<100000;i++) try { throw std::runtime_error("x"); } catch (std::exception&) { n++; }
  SHOW("many %d", n);
}
