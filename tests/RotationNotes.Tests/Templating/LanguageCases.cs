using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>One line per rule of the language: a template and what it prints. Expectations follow from the language reference.</summary>
public sealed class LanguageCases
{
    [Theory]
    // Text, code and white space
    [InlineData("plain text", "plain text")]
    [InlineData("a {{ 1 }} b", "a 1 b")]
    [InlineData("{{ x = 5; x; x + 1 }}", "56")]
    [InlineData("{{\n x = 5 # five\n x\n x + 1\n}}", "56")]
    [InlineData("a <  \n {{- 1 -}} \n > b", "a <1> b")]
    [InlineData("a\n  {{~ 1 ~}}  \n  b", "a\n1  b")]
    [InlineData("a {{~ 1 ~}}   b", "a1b")]
    [InlineData("{%{Hello {{ name }}}%}", "Hello {{ name }}")]
    [InlineData("{%%{This is an escaped block: }%} here}%%}", "This is an escaped block: }%} here")]
    [InlineData("a  {%{-b-}%}  c", "abc")]
    [InlineData("{{ v = \"a\\nb\\nc\\n\" ~}}\n   {{ v }}Hello", "   a\n   b\n   c\nHello")]
    [InlineData("{{ v = \"a\\nb\" -}}\n   {{ v }}!", "a\nb!")]
    [InlineData("{{ # only a comment }}x", "x")]
    [InlineData("{{ ## several\nlines ## 2 }}", "2")]
    [InlineData("{{ 1 # comment -}}  x", "1x")]
    // Literals
    [InlineData("{{ \"a\\tb\\u0041\\x42\\\"\\\\\" }}", "a\tbAB\"\\")]
    [InlineData("{{ 'it\\'s' }}", "it's")]
    [InlineData("{{ `raw \\n ``tick`` ` }}", "raw \\n `tick` ")]
    [InlineData("{{ $\"sum {1 + 2} and {\"in\"} \\{x}\" }}", "sum 3 and in {x}")]
    [InlineData("{{ $'a{$\"b{1}\"}c' }}", "ab1c")]
    [InlineData("{{ 100 }} {{ 1_000 }} {{ 0xff }} {{ 0b101 }} {{ 0x80000000u }}", "100 1000 255 5 2147483648")]
    [InlineData("{{ 1.5 }} {{ 1.0e3 }} {{ 1.0e-3 }} {{ 2.0 }}", "1.5 1000 0.001 2")]
    [InlineData("{{ 100.5f }} {{ 100.5d }} {{ 100.50m }}", "100.5 100.5 100.50")]
    [InlineData("{{ 100000000000000000000000000 }}", "100000000000000000000000000")]
    [InlineData("{{ true }} {{ false }} <{{ null }}>", "true false <>")]
    // Arithmetic
    [InlineData("{{ 1 + 2 * 3 - 4 }}", "3")]
    [InlineData("{{ 1 / 2 }} {{ 3 // 2 }} {{ 7 % 4 }} {{ 10 / 2 }}", "0.5 1 3 5")]
    [InlineData("{{ 9223372036854775807 + 1 }}", "9223372036854775808")]
    [InlineData("{{ 1 + 2.5 }} {{ 2 * 2.5 }}", "3.5 5")]
    [InlineData("{{ null + 1 }}|{{ 1 - null }}", "|")]
    [InlineData("{{ 'a' + 1 }} {{ 1 + 'a' }} {{ 'a' + null }} {{ 'a' + true }}", "a1 1a a atrue")]
    [InlineData("{{ 'a' * 3 }} {{ 2 * 'xy' }}", "aaa xyxy")]
    [InlineData("{{ -5 + 2 }} {{ +3 }} {{ - (1 + 1) }}", "-3 3 -2")]
    [InlineData("{{ x = 1; x++; ++x; x--; x }}", "1332")]
    [InlineData("{{ x = 4; x += 2; x *= 3; x -= 1; x //= 2; x %= 5; x }}", "3")]
    [InlineData("{{ x = 1; x /= 4; x }}", "0.25")]
    // Comparison and logic
    [InlineData("{{ 1 == 1.0 }} {{ 1 != 2 }} {{ '1' == 1 }} {{ 1 < 2.5 }} {{ 'a' < 'b' }}", "true true true true true")]
    [InlineData("{{ null == null }} {{ null < 1 }} {{ null != 1 }}", "true false true")]
    [InlineData("{{ true && false }} {{ true || false }} {{ !true }} {{ 0 && '' }}", "false true false true")]
    [InlineData("{{ if 0 }}zero{{ end }}{{ if '' }}empty{{ end }}{{ if null }}null{{ end }}{{ if false }}false{{ end }}", "zeroempty")]
    [InlineData("{{ true ? 1 : 2 }} {{ false ? 1 : true ? 3 : 4 }}", "1 3")]
    [InlineData("{{ null ?? 'x' }} {{ 0 ?? 'x' }} {{ 5 ?! 'y' }}|{{ null ?! 'y' }}", "x 0 y|")]
    [InlineData("{{ {} == empty }} {{ [1] == empty }} {{ '' == empty }}", "true false true")]
    [InlineData("{{ [1, 2] == [1, 2] }} {{ [1] == [2] }}", "true false")]
    // Objects and arrays
    [InlineData("{{ [1, \"a\", null, true, [2.5]] }}", "[1, \"a\", null, true, [2.5]]")]
    [InlineData("{{ {a: 1, \"b\": 'x', c: {}} }}", "{a: 1, b: \"x\", c: {}}")]
    [InlineData("{{ o = {}; o.x = 1; o['y'] = 2; o.x + o.y + o[\"x\"] }}", "4")]
    [InlineData("{{ a = []; a[2] = 5; a }} {{ a[-1] }} {{ a.size }}", "[null, null, 5] 5 3")]
    [InlineData("{{ a = [5, 6, 7]; a.x = 'yes'; a.x + a[0] }}", "yes5")]
    [InlineData("{{ {}.empty? }} {{ a = [1]; a.empty? }}", "true false")]
    [InlineData("{{ a = [1]; a << 2; 0 >> a; a.size }}", "[1, 2][0, 1, 2]3")]
    [InlineData("{{ [1] + [2, 3] }} {{ [1, 2] * 2 }} {{ [1, 2, 3] - [2] }}", "[1, 2, 3] [1, 2, 1, 2] [1, 3]")]
    [InlineData("{{ o = {a: {b: 1}}; o.a?.b }} {{ o.z?.b?.c ?? 'none' }} {{ o?[\"a\"]?.b }}", "1 none 1")]
    [InlineData("{{ 'abc'[1] }} {{ 'abc'.size }}", "b 3")]
    [InlineData("{{ this.a = 6; a }} {{ this[\"a\"] = 7; a }}", "6 7")]
    [InlineData("{{ 1..4 }} {{ 1..<4 }} {{ (2-1)..(1+1) }}", "[1, 2, 3, 4] [1, 2, 3] [1, 2]")]
    // Statements
    [InlineData("{{ if 1 > 2 }}a{{ else if 2 > 1 }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ unless false }}a{{ else }}b{{ end }}", "a")]
    [InlineData("{{ case 5 }}{{ when 1, 2 }}a{{ when 4 || 5 }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ case 'x'\n when 'y'\n 1\n else\n 2\n end }}", "2")]
    [InlineData("{{ for i in [1, 2, 3] }}{{ i }}{{ if !for.last }}, {{ end }}{{ end }}", "1, 2, 3")]
    [InlineData("{{ for i in (1..9) offset:2 limit:3 }}{{ i }}{{ end }}", "345")]
    [InlineData("{{ for i in 1..3 reversed }}{{ i }}{{ end }}", "321")]
    [InlineData("{{ for i in [] }}x{{ else }}nothing{{ end }}", "nothing")]
    [InlineData("{{ for i in 1..5; if i == 2; continue; end; if i == 4; break; end; i; end }}", "13")]
    [InlineData("{{ for x in [1,1,2] }}{{ for.index }}{{ for.rindex }}{{ for.length }}{{ for.first }}{{ for.even }}{{ for.odd }}{{ for.changed }} {{ end }}",
        "023truetruefalsetrue 113falsefalsetruefalse 203falsetruefalsetrue ")]
    [InlineData("{{ for p in {a: 1, b: 2} }}{{ p.key }}={{ p.value }};{{ end }}", "a=1;b=2;")]
    [InlineData("{{ x = 0; while x < 3; x++; while.index; end }}", "001122")]
    [InlineData("{{ capture z }}a{{ 1 }}{{ end }}[{{ z }}]", "[a1]")]
    [InlineData("{{ o = {}; with o; m = 'yes'; end; o.m }}", "yes")]
    [InlineData("{{ o = {m: 'yes'}; import o; m }}", "yes")]
    [InlineData("a{{ ret }}b", "a")]
    [InlineData("{{ for i in 1..3 }}{{ i }}{{ ret }}{{ end }}", "1")]
    [InlineData("{{ func w; for $i in 1..<$0; $$; end; end; wrap w 3; $i + ';'; end }}", "1;2;")]
    [InlineData("{{ tablerow $p in [1,2,3] cols: 2 }}{{ $p }}{{ end }}",
        "<tr class=\"row1\"><td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")]
    // Functions and pipes
    [InlineData("{{ func sub; ret $0 - $1; end; sub 5 1 }} {{ 5 | sub 1 }} {{ sub(5, 1) }}", "4 4 4")]
    [InlineData("{{ func t }}<{{ $0 }}>{{ end }}{{ t 1 }}{{ x = t 2; x }}", "<1><2>")]
    [InlineData("{{ sub = do; ret $0 - $1; end; 1 | sub 3 }}", "-2")]
    [InlineData("{{ func launch; ret $0 1 2; end\nlaunch do\n ret $0 + $1\nend }}", "3")]
    [InlineData("{{ func f(x, y, z = 1, w = 2); ret x - y - z - w; end; f 5 1 }} {{ f 5 1 0 }} {{ f(y: 1, x: 5) }}", "1 2 1")]
    [InlineData("{{ func f(x, y...); ret x + y.size; end; f 1 }} {{ f 1 5 5 }}", "1 3")]
    [InlineData("{{ f(x, y) = x * y; f 3 4 }}", "12")]
    [InlineData("{{ func inc; ret $0 + 1; end; g = @inc; g 1 }} {{ o = {}; o.i = @inc; 1 | o.i }}", "2 2")]
    [InlineData("{{ func f; ret $.a + $[0]; end; f 1 a: 2 }}", "3")]
    [InlineData("{{ func f; ret $0 + $1 + $2; end; f ^[1, 2, 3] }}", "6")]
    [InlineData("{{ 'text' |\n string.append 'END' |\n string.prepend 'START' }}", "STARTtextEND")]
    [InlineData("{{ 'text' |> string.upcase }}", "TEXT")]
    [InlineData("{{ ' a ' | string.strip | string.size + 1 }}", "2")]
    [InlineData("{{ if [1] | array.size > 0 }}some{{ end }}", "some")]
    [InlineData("{{ 'a b' | string.ends_with 'b' ? string.handleize 'x y' : 2 }}", "x-y")]
    [InlineData("{{ $a = 1; func f; $a = 2; ret $a; end; f }}{{ $a }}", "21")]
    [InlineData("{{ func fact; if $0 <= 1; ret 1; end; ret $0 * (fact ($0 - 1)); end; fact 20 }}", "2432902008176640000")]
    [InlineData("{{ x = 1; f(x) = x + 1; f 5 }}{{ x }}", "61")]
    public void Prints(string template, string expected)
    {
        var printed = Template.Parse(template, "case").Render(new TemplateContext { Strict = false });

        Assert.Equal(expected, printed);
    }
}
