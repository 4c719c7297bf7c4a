using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>What functions print, give back, see and keep, as Scriban 7.5.3 has it.</summary>
public sealed class FunctionCases
{
    [Theory]
    // Printed in place; the value is what 'ret' gives
    [InlineData("func f; 'abc'; end; x = f; '|'; x; '|'; f", "abc||abc")]
    [InlineData("func f; 'abc'; ret 5; end; x = f; '|'; x; '|'; f", "abc|5|abc5")]
    [InlineData("func f; 1; ret 2; 3; end; f; f", "1212")]
    [InlineData("[1, 2] | array.each do; 'z'; $0; end", "z1z2[null, null]")]
    [InlineData("func f; 'out'; ret 1; end; if f; 'yes'; end", "outyes")]
    // Arguments
    [InlineData("func f(x, y); ret x + y; end; f x:1 2", "3")]
    [InlineData("func nv; ret $.name + $; end; nv 1 name: 'n' 2", "n[1, 2]")]
    [InlineData("func f(x); ret x; end; 2 * f 3 + 4", "10")]
    [InlineData("func f(x); ret x; end; 1 + f 2 * 3", "7")]
    [InlineData("func f(x); ret x; end; !f 1 == 2", "false")]
    [InlineData("func f(x); ret x; end; -f 1 + 2", "1")]
    [InlineData("func f; ret $.size; end; func g; ret 1; end; f !g 1 2", "1")]
    [InlineData("['a', 'b'] | array.any @string.contains 'a'", "true")]
    [InlineData("func f; ret $.size; end; f(^[1, 2], 3)", "3")]
    [InlineData("x = (do; ret 3; end); x", "3")]
    [InlineData("[(do; ret 3; end)]", "[3]")]
    // Names: own ones are kept, known ones belong to the page
    [InlineData("func f(a); x = 7; x; end; f 1; '|'; x", "7|")]
    [InlineData("x = 1; func f(a); x = 7; x; end; f 1; '|'; x", "7|7")]
    [InlineData("func f(a); a = 7; a; end; a = 1; f 1; '|'; a", "7|1")]
    [InlineData("func f(a); x = 7; g 2; x; end; func g; x = 8; end; f 1; '|'; x", "7|8")]
    [InlineData("func f(a); g; end; func g; a; end; f 3", "")]
    [InlineData("func f(a); x = [1, 2] | array.each @(do(q); ret q + a; end); x; end; f 10", "[11, 12]")]
    [InlineData("func f(a); with {a: 3}; a; a = 4; a; end; a; end; f 9", "944")]
    [InlineData("func f(a); o = {b: 3}; with o; a = 4; b = 5; c = 6; end; o; a; c; end; f 9", "{b: 5}46")]
    [InlineData("n = 2; func f(a); n += 1; n; end; f 1; f 1; n", "344")]
    [InlineData("func f(a); for i in 1..2; g; end; end; func g; i; end; f 3", "")]
    [InlineData("func f; for i in 1..2; g; end; end; func g; i; end; f", "12")]
    [InlineData("func f(a); if a > 0; f (a - 1); end; a; end; f 3", "0123")]
    // Locals and wrapped blocks
    [InlineData("func w; $x = 9; $$; $x; end; $x = 1; wrap w; $x; $x = 2; end; $x", "921")]
    [InlineData("o = {}; $x = 5; with o; $x; $x = 6; $x; end; $x", "65")]
    [InlineData("func f(a); wrap w; a; end; end; func w; '<'; $$; '>'; end; f 10", "<>")]
    [InlineData("func f; for x in 1..2; $$; end; end; wrap f; x; '-'; if x == 1; break; end; end", "1-")]
    [InlineData("readonly a; a = 1; a", "1")]
    public void Prints(string code, string expected) =>
        Assert.Equal(expected, Template.Parse($"{{{{ {code} }}}}").Render([], strict: false));

    [Theory]
    [InlineData("func f(a, b); end; f 1 2 3")]
    [InlineData("f(1) = 5")]
    [InlineData("o = {}; o.f(a) = a")]
    [InlineData("x = f(a) = 5")]
    [InlineData("func f(a = -1); end")]
    [InlineData("func f(a,\nb); end")]
    [InlineData("math.plus(1,\n2)")]
    [InlineData("math.plus(1, 2,)")]
    [InlineData("'a'\n | string.upcase")]
    [InlineData("x = 1 +\n 2")]
    [InlineData("x = (1\n + 2)")]
    [InlineData("x =\n 1")]
    [InlineData("true ?\n 1 : 2")]
    [InlineData("x = 1; readonly x; func f(a); x = 2; end; f 1")]
    [InlineData("$x = 1; readonly $x; $x = 2")]
    [InlineData("func f; x = $$; end")]
    [InlineData("$0")]
    public void Fails(string code) =>
        Assert.Throws<TemplateException>(() => Template.Parse($"{{{{ {code} }}}}").Render([], strict: false));
}
