kyoyaku.take("d-ja-2","5486b4f4",{"rows":[[5,2,3,3,3,[[4,0,1,2,3,""],[5,0,1,4,3,""]]]],"words":["glossary.html","thinning","間伐","","込み合った木を間引くことです。","term:thinning"]});
